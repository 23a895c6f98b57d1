// The screening desk while somebody types: asks after a pause, and shows who is like it so far. The desk works without it.
const form = document.getElementById("desk");
const place = document.getElementById("as-typed");
const PAUSE = 400;
let waiting;
let latest = 0;

async function ask() {
  const number = ++latest;
  const answer = await fetch(place.dataset.ask, { method: "POST", body: new FormData(form) }).catch(() => null);
  if (number === latest && answer?.ok) place.innerHTML = await answer.text();
}

function typed() {
  clearTimeout(waiting);
  waiting = setTimeout(ask, PAUSE);
}

if (form && place) form.addEventListener("input", typed);
