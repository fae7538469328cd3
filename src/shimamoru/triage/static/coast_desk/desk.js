// The open page of those on duty: asks every ten seconds what is new, says it, and sounds it.
const watch = document.getElementById("watch");
const news = document.getElementById("news");
const button = document.getElementById("sound");
const EVERY = 10000;
let since = Number(watch.dataset.newest);
let audio = null;
let lost = 0;
button.hidden = false;

button.addEventListener("click", () => {
  if (audio) {
    audio.close();
    audio = null;
    location.reload();
    return;
  }
  audio = new AudioContext();
  button.textContent = watch.dataset.saidOn;
  ring(false);
});

function ring(urgent) {
  if (!audio) return;
  const times = urgent ? 6 : 1;
  for (let at = 0; at < times; at += 1) {
    const tone = audio.createOscillator();
    const loud = audio.createGain();
    tone.frequency.value = urgent ? 880 : 660;
    loud.gain.value = 0.2;
    tone.connect(loud).connect(audio.destination);
    tone.start(audio.currentTime + at * 0.4);
    tone.stop(audio.currentTime + at * 0.4 + 0.25);
  }
}

async function look() {
  try {
    const answer = await fetch(`/coast/desk/news?since=${since}`, { cache: "no-store" });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const said = await answer.json();
    lost = 0;
    if (said.fresh && said.newest > since) {
      since = said.newest;
      watch.classList.toggle("urgent", Boolean(said.urgent));
      const link = document.createElement("a");
      link.href = said.urgent ? `/coast/desk/reports/${said.urgent}` : location.href;
      link.textContent = said.urgent
        ? `${watch.dataset.saidUrgent}: ${said.category} ${said.urgent}`
        : `${watch.dataset.saidFresh}: ${said.fresh}`;
      news.replaceChildren(link);
      document.title = `(${said.fresh}) ${document.title.replace(/^\(\d+\) /, "")}`;
      ring(Boolean(said.urgent));
    }
  } catch {
    lost += 1;
    if (lost > 2) news.textContent = watch.dataset.saidLost;
  }
}
setInterval(look, EVERY);
