// Keeps what is typed in the editor: in the browser at once, at the server a moment later.
// A text leaves the browser's own store only when the server has said that it has it; so it outlives
// a lost network, a closed tab and a reload. Without this script the form is saved by its button.

const WAIT = 700; // milliseconds after the last key
const RETRIES = [2000, 4000, 8000, 15000, 30000];

// Texts that the server has not acknowledged yet, in the browser's own store. Where the browser
// keeps nothing (private windows, a full disk) they live as long as the page.

class LocalStore {
  constructor(prefix) {
    this.prefix = prefix;
    this.fallback = new Map();
  }

  get(key) {
    const name = `${this.prefix}:${key}`;
    try {
      const kept = localStorage.getItem(name);
      if (kept) return JSON.parse(kept);
    } catch {
      // not to be read: what the page holds counts
    }
    return this.fallback.get(name) ?? null;
  }

  put(key, text, base) {
    const name = `${this.prefix}:${key}`;
    const now = new Date();
    const at = `${now.getHours()}:${String(now.getMinutes()).padStart(2, "0")}`;
    const kept = { text, base, at };
    this.fallback.set(name, kept);
    try {
      localStorage.setItem(name, JSON.stringify(kept));
    } catch {
      // not to be written: what the page holds counts
    }
  }

  remove(key, text) {
    if (this.get(key)?.text !== text) return; // something newer was typed meanwhile
    const name = `${this.prefix}:${key}`;
    this.fallback.delete(name);
    try {
      localStorage.removeItem(name);
    } catch {
      // nothing was kept there
    }
  }
}

class Cell {
  constructor(root, editor) {
    this.root = root;
    this.editor = editor;
    this.key = root.dataset.key;
    this.fields = [...root.querySelectorAll("[data-value], [data-part]")];
    this.record = "record" in root.dataset;
    this.version = root.querySelector("[data-version]");
    this.said = root.querySelector("[data-said]");
    this.failures = 0;
    this.timer = null;
    this.sending = false;
    this.again = false;
    this.restore();
    for (const field of this.fields) field.addEventListener("input", () => this.typed());
  }

  get text() {
    if (!this.record) return valueOf(this.fields[0]);
    return JSON.stringify(Object.fromEntries(this.fields.map((one) => [one.dataset.part, one.value])));
  }

  set text(said) {
    if (!this.record) {
      put(this.fields[0], said);
      return;
    }
    const parts = JSON.parse(said);
    for (const one of this.fields) one.value = parts[one.dataset.part] ?? "";
  }

  restore() {
    const kept = this.editor.store.get(this.key);
    if (!kept) return;
    if (kept.text === this.text) {
      this.editor.store.remove(this.key, kept.text);
      return;
    }
    this.text = kept.text;
    if (this.version) this.version.value = kept.base;
    this.say("restored", kept.at);
    this.later(0);
  }

  typed() {
    this.editor.store.put(this.key, this.text, this.version?.value ?? "0");
    this.say("unsent");
    this.failures = 0;
    this.later(WAIT);
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), wait);
  }

  get pending() {
    return this.editor.store.get(this.key) !== null;
  }

  async send({ leaving = false } = {}) {
    clearTimeout(this.timer);
    if (!this.pending) return true;
    if (this.sending && !leaving) {
      this.again = true;
      return false;
    }
    this.sending = true;
    const text = this.text;
    const done = await this.post(text, leaving);
    this.sending = false;
    if (this.again) {
      this.again = false;
      return this.send();
    }
    return done;
  }

  async post(text, leaving) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", this.editor.token);
    body.append("key", this.key);
    body.append("text", text);
    body.append("base_version", this.version?.value ?? "0");
    body.append("client_id", this.editor.client);
    body.append("sequence", this.editor.next());
    let answer;
    try {
      answer = await fetch(this.editor.address, {
        method: "POST",
        body,
        keepalive: leaving && text.length < 15000, // browsers carry 64 KiB past the end of a page
        redirect: "manual",
        headers: { Accept: "application/json" },
      });
    } catch {
      return this.failed("offline");
    }
    if (answer.type === "opaqueredirect" || answer.status === 401) return this.failed("login");
    if (answer.status >= 500) return this.failed("offline");
    const told = await answer.json().catch(() => null);
    if (!answer.ok || !told) return this.refused(told?.message);
    this.editor.store.remove(this.key, text);
    this.failures = 0;
    if (this.text === text) this.say("kept", told.at);
    if (told.changed) this.warn(told.changed);
    this.editor.kept();
    return true;
  }

  failed(why) {
    this.say(why);
    const wait = RETRIES[Math.min(this.failures, RETRIES.length - 1)];
    this.failures += 1;
    this.later(wait);
    return false;
  }

  refused(message) {
    this.said.textContent = message ?? this.editor.words.offline;
    this.said.dataset.state = "refused";
    return false;
  }

  warn(message) {
    this.said.textContent += ` ${message}`;
    this.said.dataset.state = "changed";
  }

  say(state, at = "") {
    this.said.textContent = this.editor.words[state].replace("{at}", at);
    this.said.dataset.state = state;
    this.editor.tell();
  }
}

class Editor {
  constructor(form) {
    this.form = form;
    this.address = form.dataset.drafts;
    this.words = { ...form.dataset };
    this.token = form.elements.csrfmiddlewaretoken.value;
    this.client = clientOf();
    const told = form.querySelector("[data-client]");
    if (told) told.value = this.client;
    this.sequence = 0;
    this.store = new LocalStore(`sesaku:draft:${form.dataset.person}:${location.pathname}`);
    this.overall = document.querySelector("[data-overall]");
    this.cells = [];
    for (const root of form.querySelectorAll("[data-key]")) this.cells.push(new Cell(root, this));
    this.listen();
  }

  listen() {
    addEventListener("online", () => this.flush());
    addEventListener("pagehide", () => this.cells.forEach((cell) => cell.send({ leaving: true })));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.flush();
    });
    this.form.addEventListener("submit", (event) => this.submit(event));
  }

  next() {
    this.sequence = Math.max(this.sequence + 1, Date.now());
    return String(this.sequence);
  }

  async flush() {
    const sent = await Promise.all(this.cells.map((cell) => cell.send()));
    return sent.every(Boolean);
  }

  async submit(event) {
    if (this.passed) return;
    if (this.cells.every((cell) => !cell.pending)) return;
    event.preventDefault();
    const button = event.submitter;
    if (await this.flush()) {
      this.passed = true;
      this.form.requestSubmit(button ?? undefined);
    } else if (this.overall) {
      this.overall.textContent = this.words.stay;
      this.overall.dataset.state = "offline";
    }
  }

  tell() {
    if (!this.overall) return;
    const waiting = this.cells.filter((cell) => cell.pending).length;
    this.overall.dataset.state = waiting ? "unsent" : "kept";
    this.overall.textContent = waiting
      ? this.words.waiting.replace("{count}", waiting)
      : this.words.all;
  }

  kept() {
    this.tell();
    document.dispatchEvent(new Event("sesaku:kept"));
  }
}

function valueOf(field) {
  if (field.type === "checkbox") return field.checked ? field.value : "";
  return field.value;
}

function put(field, said) {
  if (field.type === "checkbox") field.checked = said !== "";
  else field.value = said;
}

function clientOf() {
  const kept = sessionStorage.getItem("sesaku:client");
  if (kept) return kept;
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  const made = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  sessionStorage.setItem("sesaku:client", made);
  return made;
}

for (const form of document.querySelectorAll("form[data-editor]")) new Editor(form);
