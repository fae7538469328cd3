// Citations: opened beside the value instead of on a page of their own, and copied.
// Without this script the links lead to the page of the citation, whose text can be selected.

function addCopyButtons(root) {
  const words = root.querySelector("[data-copy-label]");
  if (!words || !navigator.clipboard) return;
  for (const text of root.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = words.dataset.copyLabel;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = words.dataset.copiedLabel;
      setTimeout(() => { button.textContent = words.dataset.copyLabel; }, 2000);
    });
    text.after(button);
  }
}

async function open(link) {
  const separator = link.href.includes("?") ? "&" : "?";
  const answer = await fetch(`${link.href}${separator}part=1`);
  if (!answer.ok) {
    location.assign(link.href);
    return;
  }
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", link.textContent);
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "plain close";
  close.textContent = "×";
  close.setAttribute("aria-label", document.documentElement.lang === "ja" ? "閉じる" : "Close");
  close.addEventListener("click", () => dialog.close());
  dialog.append(close, ...parsed.body.childNodes);
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  addCopyButtons(dialog);
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-cite]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  open(link);
});

addCopyButtons(document);
