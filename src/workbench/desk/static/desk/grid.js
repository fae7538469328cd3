// A table within a record: cells to type in, or to paste into from a spreadsheet, in place of the lines of
// text that the form sends. Without this script the lines themselves are typed.

const BAR = "｜";

class Grid {
  constructor(text) {
    this.text = text;
    this.root = document.createElement("div");
    this.root.className = "grid";
    this.root.setAttribute("role", "group");
    this.root.setAttribute("aria-label", text.labels[0]?.textContent ?? "");
    this.table = document.createElement("table");
    this.root.append(this.table, this.buttons());
    text.hidden = true;
    text.before(this.root);
    this.rows = this.read();
    this.draw();
    text.form?.addEventListener("reset", () => this.again());
  }

  read() {
    const lines = this.text.value.split("\n").filter((line) => line.replaceAll(BAR, "").trim());
    const rows = lines.map((line) => line.split(BAR));
    if (!rows.length) rows.push(this.text.dataset.head.split(BAR));
    if (this.text.dataset.head === "年度") this.addYears(rows);
    if (rows.length === 1) rows.push([]);
    return rows;
  }

  // The years of the cycle stand ready; they are sent once something is typed.
  addYears(rows) {
    for (const year of this.text.dataset.years.trim().split(" ")) {
      if (!rows[0].includes(year)) rows[0].push(year);
    }
  }

  again() {
    this.rows = this.read();
    this.draw();
  }

  get width() {
    return Math.max(...this.rows.map((row) => row.length));
  }

  draw() {
    this.table.replaceChildren();
    this.rows.forEach((row, at) => {
      const line = this.table.insertRow();
      for (let place = 0; place < this.width; place += 1) {
        const cell = document.createElement(at ? "td" : "th");
        if (!at) cell.scope = "col";
        cell.append(this.field(at, place));
        line.append(cell);
      }
    });
  }

  field(at, place) {
    const field = document.createElement("input");
    field.value = this.rows[at][place] ?? "";
    field.lang = "ja";
    const head = this.rows[0][place] || String(place + 1);
    field.setAttribute("aria-label", at ? `${at} ${this.rows[at][0] ?? ""} ${head}` : `${head}`);
    field.readOnly = !at && place < this.text.dataset.head.split(BAR).length;
    field.addEventListener("input", () => this.put(at, place, field.value));
    field.addEventListener("paste", (event) => this.paste(event, at, place));
    return field;
  }

  put(at, place, said) {
    this.rows[at][place] = said.replaceAll(BAR, "|");
    this.send();
  }

  paste(event, at, place) {
    const said = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
    if (!/[\t\n]/.test(said)) return;
    event.preventDefault();
    said.split("\n").forEach((line, down) => {
      this.rows[at + down] ??= [];
      line.split("\t").forEach((cell, right) => {
        this.rows[at + down][place + right] = cell.replaceAll(BAR, "|").trim();
      });
    });
    this.draw();
    this.send();
  }

  send() {
    const width = this.width;
    const lines = this.rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ""));
    const said = lines.filter((row, at) => !at || row.some((cell) => cell.trim()));
    this.text.value = said.map((row) => row.join(BAR)).join("\n");
    this.text.dispatchEvent(new Event("input", { bubbles: true }));
  }

  buttons() {
    const line = document.createElement("p");
    line.className = "tools";
    line.append(this.button(this.text.dataset.row, () => this.rows.push([])));
    if (this.text.dataset.grows) {
      line.append(this.button(this.text.dataset.grows, () => this.rows[0].push("")));
    }
    return line;
  }

  button(label, doing) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = label;
    button.addEventListener("click", () => {
      if (label === this.text.dataset.grows) this.rows[0].length = this.width;
      doing();
      this.draw();
    });
    return button;
  }
}

for (const text of document.querySelectorAll("textarea[data-grid]")) new Grid(text);
