// Every page works without this. It gives focus to the error summary and opens the menu on small screens.
import { initAll } from "../frontend/govuk.mjs";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
initAll();
