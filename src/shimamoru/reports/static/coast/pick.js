// The map on which a place is tapped: loaded only when somebody opens it.
function script(address) {
  return new Promise((done, failed) => {
    const made = document.createElement("script");
    made.src = address;
    made.onload = done;
    made.onerror = failed;
    document.head.append(made);
  });
}

export async function openMap(holder) {
  const template = holder.querySelector("template");
  holder.append(template.content.cloneNode(true));
  await script(holder.dataset.leaflet);
  await import(holder.dataset.program);
}
