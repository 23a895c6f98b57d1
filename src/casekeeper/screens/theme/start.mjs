// Every page works without this. It gives focus to the error summary, and closes an open group of pages by Escape.
import { initAll } from "../frontend/govuk.mjs";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
initAll();

document.addEventListener("keydown", (pressed) => {
  const open = document.querySelector(".ck-ways details[open]");
  if (pressed.key === "Escape" && open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});
document.addEventListener("click", (clicked) => {
  for (const open of document.querySelectorAll(".ck-ways details[open]")) {
    if (!open.contains(clicked.target)) open.open = false;
  }
});
