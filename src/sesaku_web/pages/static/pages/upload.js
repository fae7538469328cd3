// Adding documents: one file after the other, with what has been sent and how long it is read.
// Files that are dropped anywhere on the page are added at once.
// Without this script the form sends all files at once, and the answer is a page.

function wire(form) {
  const input = form.querySelector("input[type=file]");
  const list = document.querySelector("[data-results]");
  const button = form.querySelector("button");
  document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    form.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("over"); // it left the window
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    form.classList.remove("over");
    if (button.disabled) return; // the files before are still being sent
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
  form.addEventListener("submit", async (event) => {
    if (!list || !input.files.length) return;
    event.preventDefault();
    button.disabled = true;
    list.scrollIntoView({ block: "nearest" });
    const files = [...input.files];
    const answers = [];
    for (const file of files) answers.push(await send(form, file, list));
    button.disabled = false;
    form.reset();
    const only = answers.length === 1 ? answers[0] : null;
    if (only?.done) location.assign(only.href);
  });
}

function send(form, file, list) {
  const row = document.createElement("li");
  const name = document.createElement("strong");
  name.textContent = file.name;
  name.lang = "ja";
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  const words = document.createElement("span");
  words.textContent = ` ${form.dataset.sending} `;
  row.append(name, " ", bar, words);
  list.append(row);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let timer = null;
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = event.loaded / event.total;
    });
    request.upload.addEventListener("load", () => {
      const began = Date.now();
      bar.removeAttribute("value");
      const tell = () => {
        words.textContent = ` ${form.dataset.reading} ${Math.round((Date.now() - began) / 1000)} s`;
      };
      tell();
      timer = setInterval(tell, 1000);
    });
    request.addEventListener("loadend", () => {
      clearInterval(timer);
      const answer = result(request, form.dataset.failed);
      bar.remove();
      row.className = answer.done ? "done" : "failed";
      words.textContent = answer.done ? "" : ` ${answer.message}`;
      if (answer.done) {
        const link = document.createElement("a");
        link.href = answer.href;
        link.textContent = answer.message;
        words.append(" ", link);
      }
      resolve(answer);
    });
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append("files", file);
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.send(body);
  });
}

function result(request, failed) {
  try {
    const told = JSON.parse(request.responseText);
    return told.results ? told.results[0] : { done: false, message: told.trouble };
  } catch {
    return { done: false, message: failed };
  }
}

for (const form of document.querySelectorAll("form[data-upload]")) wire(form);
