// Reports that wait on the device (IndexedDB), and sending them exactly once: each has a key made
// here, and the server answers the same key with the same number. Used by page and service worker.
(() => {
  const NAME = "shimamoru";
  const STORE = "reports";
  const LOCK = "shimamoru-sending";

  const answered = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

  async function database() {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
    return answered(request);
  }

  async function within(mode, act) {
    const open = await database();
    try {
      const transaction = open.transaction(STORE, mode, { durability: "strict" });
      const finished = new Promise((done, failed) => {
        transaction.oncomplete = done;
        transaction.onabort = () => failed(transaction.error);
      });
      const result = await act(transaction.objectStore(STORE));
      await finished;
      return result;
    } finally {
      open.close();
    }
  }

  const put = (item) => within("readwrite", (store) => answered(store.put(item)));
  const get = (key) => within("readonly", (store) => answered(store.get(key)));
  const remove = (key) => within("readwrite", (store) => answered(store.delete(key)));
  const all = () => within("readonly", (store) => answered(store.getAll()));

  const tell = () => { new BroadcastChannel(NAME).postMessage("changed"); };

  // What was changed while it was on its way is left as the person set it.
  async function mark(item, changes) {
    const now = await get(item.key);
    if (!now) return;
    await put({ ...now, ...changes });
    tell();
  }

  function body(item, work) {
    const { photos, state, message, ...report } = item;
    const form = new FormData();
    form.append("report", JSON.stringify({ ...report, sent: new Date().toISOString(), work }));
    photos.forEach((photo, index) => form.append("photo", photo, photo.name || `photo${index}`));
    return form;
  }

  async function sendOne(item) {
    await mark(item, { state: "sending", message: "" });
    let answer;
    try {
      const asked = await fetch("/coast/work", { cache: "no-store" });
      if (!asked.ok) throw new Error(String(asked.status));
      const { challenge, bits } = await asked.json();
      const nonce = await self.coastWork.solve(challenge, item.key, bits);
      answer = await fetch("/coast/reports", {
        method: "POST", headers: { "X-Coast": "1" }, body: body(item, { challenge, nonce }),
      });
    } catch {
      await mark(item, { state: "waiting" });
      return false;
    }
    const said = await answer.json().catch(() => ({}));
    if (answer.ok && said.number) {
      await mark(item, {
        state: "sent", number: said.number, link: said.link, received: said.received_at,
        photos: [], words: "", message: "",
      });
      return true;
    }
    const later = answer.status === 429 || answer.status >= 500 || answer.status < 400;
    await mark(item, { state: later ? "waiting" : "failed", message: said.message || "" });
    return false;
  }

  async function sendWaiting() {
    let left = 0;
    for (const item of await all()) {
      if (item.state === "sent" || item.state === "failed" || item.state === "editing") continue;
      if (!(await sendOne(item))) left += 1;
    }
    return left;
  }

  // One sender at a time, page or worker; the server would keep two apart as well.
  async function sendAll() {
    if (!self.navigator.locks) return sendWaiting();
    return self.navigator.locks.request(LOCK, sendWaiting);
  }

  self.coastQueue = { put, get, remove, all, sendAll, NAME };
})();
