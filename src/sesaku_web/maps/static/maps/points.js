// Points of a map on one canvas, gathered in the cells of a grid: 100,000 of them stay light.

import { unit } from "./land.js";

const CELL = 56;
const WHOLE_FROM = 15;
const ROOM = 0.4;
const COLOURS = {
  "": "#1d3f66",
  "grade-a": "#a4231c",
  "grade-b": "#b35c00",
  "grade-c": "#2d6a9f",
  "grade-d": "#5f6b78",
  unknown: "#ffffff",
};

/** Gather points at a zoom: each cell with how many it holds, its middle and the first of them. */
export function gathered(points, zoom) {
  const scale = 256 * 2 ** zoom;
  const single = zoom >= WHOLE_FROM || points.length < 400;
  const cells = new Map();
  for (let at = 0; at < points.length; at += 1) {
    const point = points[at];
    const x = point.u * scale;
    const y = point.v * scale;
    const key = single ? at : Math.floor(x / CELL) * 67108864 + Math.floor(y / CELL);
    const cell = cells.get(key);
    if (cell) {
      cell.x += x;
      cell.y += y;
      cell.members.push(at);
    } else {
      cells.set(key, { x, y, members: [at] });
    }
  }
  return [...cells.values()].map(({ x, y, members }) => ({
    x: x / members.length,
    y: y / members.length,
    members,
  }));
}

/** Return a point as the map keeps it. */
export function placed(lon, lat, label, href, mark, hint) {
  const [u, v] = unit(lon, lat);
  return { lon, lat, u, v, label, href, mark, hint };
}

/** A layer of Leaflet that draws points. */
export function pointsLayer(L, points) {
  const Points = L.Layer.extend({
    onAdd(map) {
      this.map = map;
      this.cells = new Map();
      this.canvas = L.DomUtil.create("canvas", "map-points leaflet-zoom-hide", map.getPanes().overlayPane);
      map.on("moveend zoomend resize viewreset", this.redraw, this);
      map.on("move", this.follow, this);
      this.redraw();
    },
    onRemove(map) {
      map.off("moveend zoomend resize viewreset", this.redraw, this);
      map.off("move", this.follow, this);
      this.canvas.remove();
    },
    at(zoom) {
      if (!this.cells.has(zoom)) this.cells.set(zoom, gathered(points, zoom));
      return this.cells.get(zoom);
    },
    follow() {
      const moved = this.map.containerPointToLayerPoint([0, 0]).subtract(this.origin);
      const size = this.map.getSize();
      if (Math.abs(moved.x) > size.x * ROOM || Math.abs(moved.y) > size.y * ROOM) this.redraw();
    },
    redraw() {
      const { map, canvas } = this;
      const size = map.getSize();
      const zoom = Math.round(map.getZoom());
      this.origin = map.containerPointToLayerPoint([0, 0]);
      const room = size.multiplyBy(ROOM).round();
      const corner = this.origin.subtract(room);
      const whole = size.add(room.multiplyBy(2));
      const ratio = Math.min(window.devicePixelRatio || 1, 2);
      canvas.width = whole.x * ratio;
      canvas.height = whole.y * ratio;
      canvas.style.width = `${whole.x}px`;
      canvas.style.height = `${whole.y}px`;
      L.DomUtil.setPosition(canvas, corner);
      const from = map.getPixelOrigin().add(corner);
      const context = canvas.getContext("2d");
      context.scale(ratio, ratio);
      context.textAlign = "center";
      context.textBaseline = "middle";
      for (const cell of this.at(zoom)) {
        const x = cell.x - from.x;
        const y = cell.y - from.y;
        if (x < -40 || y < -40 || x > whole.x + 40 || y > whole.y + 40) continue;
        drawCell(context, cell, points, x, y);
      }
    },
    /** What lies at a place of the window, if anything. */
    near(place) {
      const zoom = Math.round(this.map.getZoom());
      const at = this.map.getPixelOrigin().add(this.map.containerPointToLayerPoint(place));
      let best = null;
      let least = 24;
      for (const cell of this.at(zoom)) {
        const away = Math.hypot(cell.x - at.x, cell.y - at.y);
        if (away < Math.max(radius(cell), 14) && away < least) {
          best = cell;
          least = away;
        }
      }
      return best && best.members.map((index) => points[index]);
    },
    /** The points inside bounds, at most so many, and how many there are. */
    within(bounds, most) {
      const found = [];
      let count = 0;
      const [west, south, east, north] = bounds;
      for (const point of points) {
        if (point.lon < west || point.lon > east || point.lat < south || point.lat > north) continue;
        count += 1;
        if (found.length < most) found.push(point);
      }
      return { found, count };
    },
  });
  return new Points();
}

function radius(cell) {
  const count = cell.members.length;
  return count === 1 ? 6 : Math.min(10 + 3 * Math.log10(count) * 1.6, 26);
}

function drawCell(context, cell, points, x, y) {
  const count = cell.members.length;
  const mark = points[cell.members[0]].mark;
  context.beginPath();
  context.arc(x, y, radius(cell), 0, 2 * Math.PI);
  context.fillStyle = count === 1 ? COLOURS[mark] || COLOURS[""] : COLOURS[""];
  context.fill();
  context.strokeStyle = mark === "unknown" && count === 1 ? COLOURS[""] : "#ffffff";
  context.lineWidth = 1.5;
  context.stroke();
  if (count > 1) {
    context.fillStyle = "#ffffff";
    context.font = "700 12px sans-serif";
    context.fillText(count >= 10000 ? `${Math.round(count / 1000)}k` : String(count), x, y);
  }
}
