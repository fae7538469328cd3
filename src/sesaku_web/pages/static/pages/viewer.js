// The viewer: a selection of text becomes a place that can be cited or used in a correction.
// Without this script the underlined places are links, and a quote can be typed into the form.

const original = document.getElementById("original");

function offsetOf(node, offset) {
  const part = node.nodeType === Node.TEXT_NODE ? node.parentElement : node.childNodes[offset];
  const piece = part?.closest?.("[data-start]");
  if (!piece || !original.contains(piece)) return null;
  const inside = node.nodeType === Node.TEXT_NODE ? node.data.slice(0, offset) : "";
  return Number(piece.dataset.start) + [...inside].length; // code points, as the server counts
}

function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!original.contains(range.commonAncestorContainer)) return null;
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  return start !== null && end !== null && start < end ? { start, end, range } : null;
}

let button = null;

function offer() {
  button?.remove();
  button = null;
  const place = selected();
  if (!place) return;
  const query = new URLSearchParams(location.search);
  query.delete("portion");
  query.set("at", `${place.start}-${place.end}`);
  button = document.createElement("a");
  button.className = "button mark-here";
  button.href = `?${query}#at`;
  button.textContent = document.documentElement.lang === "ja" ? "この箇所を見る" : "Show this place";
  const box = place.range.getBoundingClientRect();
  button.style.left = `${Math.max(box.left + scrollX, 8)}px`;
  button.style.top = `${box.bottom + scrollY + 6}px`;
  document.body.append(button);
}

original?.addEventListener("mouseup", () => setTimeout(offer));
original?.addEventListener("keyup", () => setTimeout(offer));
