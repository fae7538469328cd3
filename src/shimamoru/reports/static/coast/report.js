// The page of a report with a program: everything goes into the device's queue first, and from
// there to the server. Without this file the form is sent as it is.
const form = document.getElementById("report");
const said = (name) => form.dataset[`said${name[0].toUpperCase()}${name.slice(1)}`];
const at = (id) => document.getElementById(id);
const queue = self.coastQueue;
let photos = [];
let editing = null;
document.body.classList.add("scripts");

// Photos
async function draw(photo, picture) {
  const whole = await createImageBitmap(photo, { resizeWidth: 256, resizeQuality: "low" });
  picture.width = whole.width;
  picture.height = whole.height;
  picture.getContext("2d").drawImage(whole, 0, 0);
  whole.close();
}

function showPhotos() {
  const list = at("previews");
  list.replaceChildren();
  photos.forEach((photo, index) => {
    const item = document.createElement("li");
    const picture = document.createElement("canvas");
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", photo.name);
    draw(photo, picture).catch(() => picture.replaceWith(photo.name)); // HEIC, in most browsers
    const drop = document.createElement("button");
    drop.type = "button";
    drop.textContent = said("remove");
    drop.setAttribute("aria-label", `${said("remove")} ${photo.name}`);
    drop.addEventListener("click", () => { photos.splice(index, 1); showPhotos(); });
    item.append(picture, drop);
    list.append(item);
  });
}

for (const name of ["camera", "album"]) {
  at(name).addEventListener("change", (event) => {
    photos = [...photos, ...event.target.files];
    event.target.value = "";
    if (photos.length > 5) { photos = photos.slice(0, 5); tell(said("toomany")); }
    showPhotos();
    if (!at("lat").value && !at("island").value) locate();
  });
}

// Place
function place(text) { at("place").textContent = text; }

function setPlace(lat, lon, accuracy, kind, text) {
  at("lat").value = lat.toFixed(6);
  at("lon").value = lon.toFixed(6);
  at("accuracy").value = accuracy ? Math.round(accuracy) : "";
  form.dataset.kind = kind;
  place(text);
}

function locate() {
  if (!navigator.geolocation) { place(said("nowhere")); return; }
  place(said("looking"));
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => setPlace(
      coords.latitude, coords.longitude, coords.accuracy, "device",
      `${said("here")} (±${Math.round(coords.accuracy)} m)`,
    ),
    () => place(said("nowhere")),
    { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
  );
}
at("here").addEventListener("click", locate);

let mapOpened = false;
form.querySelector("details").addEventListener("toggle", async (event) => {
  if (!event.target.open || mapOpened) return;
  mapOpened = true;
  try {
    const { openMap } = await import("./pick.js");
    await openMap(at("pick"));
  } catch {
    mapOpened = false; // the numbers and the list stay
    at("pick").querySelectorAll("figure").forEach((one) => one.remove());
  }
});
for (const name of ["lat", "lon"]) {
  at(name).addEventListener("change", () => {
    at("accuracy").value = "";
    form.dataset.kind = "map";
    place(said("picked"));
  });
}

// Time
function showWhen() {
  at("when-at").hidden = form.elements.when.value !== "at";
}
form.addEventListener("change", showWhen);
showWhen();

// What is said
function tell(text) {
  const box = at("said");
  box.hidden = !text;
  box.textContent = text;
}

// The queue
const STATES = { waiting: "waiting", sending: "sending", sent: "sent", failed: "failed", editing: "waiting" };

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "plain";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function categoryName(code) {
  const tile = form.querySelector(`input[name=category][value="${code}"]`);
  return tile ? tile.parentElement.querySelector("strong").textContent : code;
}

async function showQueue() {
  const items = await queue.all();
  items.sort((one, other) => (one.made < other.made ? 1 : -1));
  at("queue").hidden = items.length === 0;
  at("net").textContent = navigator.onLine ? said("online") : said("offline");
  at("queued").replaceChildren(...items.map((item) => {
    const line = document.createElement("li");
    line.dataset.state = item.state;
    const words = [categoryName(item.category), said(STATES[item.state])];
    if (item.number) words.push(`${said("number")} ${item.number}`);
    if (item.photos.length) words.push(`${item.photos.length} ${said("photos")}`);
    if (item.message) words.push(item.message);
    const text = document.createElement("span");
    text.textContent = words.join("　");
    line.append(text);
    if (item.link) {
      const link = document.createElement("a");
      link.href = item.link;
      link.textContent = said("open");
      line.append(link);
    } else {
      line.append(button(said("change"), () => change(item.key)));
    }
    line.append(button(said("remove"), async () => { await queue.remove(item.key); showQueue(); }));
    return line;
  }));
}

async function change(key) {
  const item = await queue.get(key);
  if (!item || item.state === "sent" || item.state === "sending") return;
  await queue.put({ ...item, state: "editing" });
  editing = item;
  photos = [...item.photos];
  const { elements } = form;
  elements.category.value = item.category;
  for (const name of ["words", "island", "coast", "place_text", "lat", "lon"]) elements[name].value = item[name] ?? "";
  elements.when.value = item.seen_at ? "at" : "now";
  elements.seen_local.value = item.seen_local || "";
  form.dataset.kind = item.place_kind;
  showWhen();
  showPhotos();
  await showQueue();
  form.scrollIntoView();
}

function secret() {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_");
}

function key() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-a$4-$5");
}

function gathered() {
  const { elements } = form;
  const later = elements.when.value === "at" && elements.seen_local.value;
  return {
    key: editing ? editing.key : key(),
    secret: editing ? editing.secret : secret(),
    made: editing ? editing.made : new Date().toISOString(),
    category: elements.category.value,
    words: elements.words.value,
    island: elements.island.value,
    coast: elements.coast.value,
    place_text: elements.place_text.value,
    lat: elements.lat.value,
    lon: elements.lon.value,
    accuracy: elements.accuracy.value,
    place_kind: form.dataset.kind || "map",
    seen_local: later ? elements.seen_local.value : "",
    seen_at: later ? `${elements.seen_local.value}:00+09:00` : null,
    language: form.dataset.language,
    photos,
    state: "waiting",
    message: "",
  };
}

async function sendLater() {
  const registration = await navigator.serviceWorker?.ready;
  await registration?.sync?.register("shimamoru");
}

// What could not be sent is tried again while the page is open, not by all devices at one moment.
const AGAIN = [20_000, 60_000];
let again = 0;

async function sendNow() {
  if (!navigator.onLine) return;
  clearTimeout(again);
  const left = await queue.sendAll();
  if (left) again = setTimeout(sendNow, AGAIN[0] + Math.random() * (AGAIN[1] - AGAIN[0]));
  await showQueue();
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const item = gathered();
  if (!item.photos.length && !item.words.trim() && !item.lat && !item.island) {
    tell(said("empty"));
    return;
  }
  at("send").disabled = true;
  try {
    await queue.put(item);
  } catch {
    at("send").disabled = false;
    tell(said("nostore"));
    form.submit(); // a private window without a store: the plain form
    return;
  }
  editing = null;
  photos = [];
  form.reset();
  showPhotos();
  showWhen();
  place("");
  tell(navigator.onLine ? said("sending") : `${said("kept")}${said("offline")}`);
  at("send").disabled = false;
  sendLater().catch(() => {});
  await showQueue();
  await sendNow();
  const now = await queue.get(item.key);
  if (now?.state === "sent") tell(`${said("sent")}　${said("number")} ${now.number}`);
  else if (now?.message) tell(now.message);
  else tell(`${said("kept")}${said("offline")}`);
  at("queue").scrollIntoView({ block: "nearest" });
});

new BroadcastChannel(queue.NAME).addEventListener("message", () => { showQueue(); });
addEventListener("online", () => { showQueue(); sendNow(); });
addEventListener("offline", () => { showQueue(); });

async function begin() {
  for (const item of await queue.all()) {
    // A browser that was closed in the middle: nothing is being edited or sent any more.
    if (item.state === "editing") await queue.put({ ...item, state: "waiting" });
  }
  await showQueue();
  if ("serviceWorker" in navigator) {
    await navigator.serviceWorker.register("/coast/sw.js", { scope: "/coast/" }).catch(() => {});
  }
  await sendNow();
}
begin();
