// The panel of the checks: asked for once the page is there, and again after each text that is kept.

const WAIT = 1200;

function wire(panel) {
  let timer = null;
  async function fetchPanel() {
    if (panel.contains(document.activeElement)) return; // somebody is writing a reason there
    panel.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(panel.dataset.advice, { redirect: "manual" });
      if (answer.ok) panel.innerHTML = await answer.text();
    } catch {
      // What is shown stays: the next text that is kept asks again.
    }
    panel.removeAttribute("aria-busy");
  }
  document.addEventListener("sesaku:kept", () => {
    clearTimeout(timer);
    timer = setTimeout(fetchPanel, WAIT);
  });
  if ("later" in panel.dataset) fetchPanel();
}

for (const panel of document.querySelectorAll("[data-advice]")) wire(panel);
