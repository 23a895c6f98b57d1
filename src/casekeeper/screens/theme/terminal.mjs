// Takes arrivals whether or not we can be reached. Each is kept here first, under a key of its own, and forgotten only
// when the server has said what became of it: sent twice, it is the same arrival.
const main = document.getElementById("main-content");
const { send: address, worker, most, centre } = main.dataset;
const at = (name) => document.getElementById(name);
const KEPT = `arrival ${centre} `;
const COUNTS = `counts ${centre}`;
const AGAIN = 5000;
const WORDS = { recorded: "recorded", again: "here already", "told otherwise": "told otherwise too", "not placed": "not placed" };
let sending = false;
let timer;

const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(KEPT));
const kept = () => keys().map((key) => JSON.parse(localStorage[key])).sort((a, b) => a.at.localeCompare(b.at));
const today = () => new Date().toDateString();

function counts() {
  const found = JSON.parse(localStorage[COUNTS] ?? "{}");
  return found.day === today() ? found : { day: today() };
}

function show(words) {
  const waiting = kept();
  at("state").textContent = words;
  at("state").classList.toggle("ck-red", waiting.length > 0);
  at("kept").replaceChildren(...waiting.slice(-20).reverse().map(({ typed, at: when }) => {
    const line = document.createElement("li");
    line.textContent = `${new Date(when).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })} ${typed}`;
    return line;
  }));
  const told = Object.entries(WORDS).filter(([name]) => counts()[name]).map(([name, said]) => `${counts()[name]} ${said}`);
  at("sent").textContent = told.join(", ") || "None.";
}

function take(event) {
  event.preventDefault();
  const typed = at("typed").value.trim();
  if (!typed) return;
  const arrival = { key: crypto.randomUUID(), typed, at: new Date().toISOString() };
  localStorage[KEPT + arrival.key] = JSON.stringify(arrival);
  at("typed").value = "";
  at("last").textContent = `Taken: ${typed}`;
  show("Sending …");
  send();
}

async function post(arrivals) {
  const asked = await fetch(address, { redirect: "manual" });
  if (!asked.ok) throw new Error("sign in");
  const { token } = await asked.json();
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  const body = JSON.stringify({ now: new Date().toISOString(), arrivals });
  const answer = await fetch(address, { method: "POST", headers, body, redirect: "manual" });
  if (!answer.ok) throw new Error("sign in");
  return (await answer.json()).became;
}

async function send() {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  try {
    for (let some = kept().slice(0, most); some.length; some = kept().slice(0, most)) {
      const became = await post(some);
      const told = counts();
      for (const [key, outcome] of Object.entries(became)) {
        localStorage.removeItem(KEPT + key);
        told[outcome] = (told[outcome] ?? 0) + 1;
      }
      localStorage[COUNTS] = JSON.stringify(told);
    }
    show("Connected. Everything taken here has been sent.");
  } catch (error) {
    const many = keys().length;
    const why = error.message === "sign in" ? "You have to sign in again before they can be sent." : "No connection. Go on taking arrivals.";
    show(`${many} ${many === 1 ? "arrival is" : "arrivals are"} kept here. ${why}`);
  }
  sending = false;
  timer = setTimeout(send, AGAIN);
}

at("take").addEventListener("submit", take);
addEventListener("online", send);
navigator.storage?.persist?.();
navigator.serviceWorker?.register(worker, { scope: "/terminal/" });
send();
