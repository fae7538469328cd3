// Points of a map on one canvas, gathered in the cells of a grid: 100,000 of them stay light.

import { unit } from "./land.js";

const FEW = 400; // so few are each drawn by itself
const CLOSE_FROM = 15;
const SIDES = { few: 0.25, close: 14, far: 56 };
const TILE = 256;
const INDEX = 2 ** 9;
const ROOM = 0.4;
const EDGE = 40;
const COLOURS = {
  "": "#1d3f66",
  "grade-a": "#a4231c",
  "grade-b": "#b35c00",
  "grade-c": "#2d6a9f",
  "grade-d": "#5f6b78",
};
const RINGS = { unknown: COLOURS[""], "open-a": COLOURS["grade-a"], "open-b": COLOURS["grade-b"], "open-c": COLOURS["grade-c"] };

const key = (x, y) => x * 67108864 + y;

/** Put what has a place into the squares of a grid. */
function sorted(things, side, placeOf) {
  const squares = new Map();
  things.forEach((thing, at) => {
    const [x, y] = placeOf(thing);
    const square = key(Math.floor(x / side), Math.floor(y / side));
    if (squares.has(square)) squares.get(square).push(at);
    else squares.set(square, [at]);
  });
  return squares;
}

/** The squares of a grid that a window touches: as few look-ups as there are squares in it. */
function* touched(squares, side, [left, top, right, bottom]) {
  for (let x = Math.floor(left / side); x <= Math.floor(right / side); x += 1) {
    for (let y = Math.floor(top / side); y <= Math.floor(bottom / side); y += 1) {
      const square = squares.get(key(x, y));
      if (square) yield square;
    }
  }
}

/** Gather points at a zoom: cells with their middle and their points, sorted into tiles. */
export function gathered(points, zoom) {
  const scale = TILE * 2 ** zoom;
  const far = zoom >= CLOSE_FROM ? SIDES.close : SIDES.far;
  const side = points.length < FEW ? SIDES.few : far;
  const placeOf = ({ u, v }) => [u * scale, v * scale];
  const cells = [...sorted(points, side, placeOf).values()].map((members) => {
    const mean = (name) => members.reduce((sum, at) => sum + points[at][name], 0) / members.length;
    return { x: mean("u") * scale, y: mean("v") * scale, members };
  });
  return { cells, tiles: sorted(cells, TILE, ({ x, y }) => [x, y]) };
}

/** The cells whose middles lie in a window of the map, in pixels of its zoom. */
export function* seen({ cells, tiles }, [left, top, right, bottom]) {
  for (const tile of touched(tiles, TILE, [left, top, right, bottom])) {
    for (const at of tile) {
      const { x, y } = cells[at];
      if (x >= left && x <= right && y >= top && y <= bottom) yield cells[at];
    }
  }
}

/** Return a point as the map keeps it. */
export function placed(lon, lat, label, href, mark, hint) {
  const [u, v] = unit(lon, lat);
  return { lon, lat, u, v, label, href, mark, hint };
}

/** A layer of Leaflet that draws points. */
export function pointsLayer(L, points) {
  const index = sorted(points, 1, ({ u, v }) => [u * INDEX, v * INDEX]);
  const Points = L.Layer.extend({
    onAdd(map) {
      this.map = map;
      this.zooms = new Map();
      this.canvas = L.DomUtil.create("canvas", "map-points leaflet-zoom-hide", map.getPanes().overlayPane);
      map.on("zoomend resize viewreset", this.redraw, this);
      map.on("move moveend", this.follow, this);
      this.redraw();
    },
    onRemove(map) {
      map.off("zoomend resize viewreset", this.redraw, this);
      map.off("move moveend", this.follow, this);
      this.canvas.remove();
    },
    at(zoom) {
      if (!this.zooms.has(zoom)) this.zooms.set(zoom, gathered(points, zoom));
      return this.zooms.get(zoom);
    },
    /** The canvas moves with the map; it is drawn anew where its edge would come into view. */
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
      const edge = L.point(EDGE, EDGE);
      for (const cell of seen(this.at(zoom), corners(from.subtract(edge), from.add(whole).add(edge)))) {
        drawCell(context, cell, points, cell.x - from.x, cell.y - from.y);
      }
    },
    /** What lies at a place of the window, if anything. */
    near(place) {
      const zoom = Math.round(this.map.getZoom());
      const at = this.map.getPixelOrigin().add(this.map.containerPointToLayerPoint(place));
      const edge = L.point(EDGE, EDGE);
      let best = null;
      let least = 24;
      for (const cell of seen(this.at(zoom), corners(at.subtract(edge), at.add(edge)))) {
        const away = Math.hypot(cell.x - at.x, cell.y - at.y);
        if (away < Math.max(radius(cell), 14) && away < least) {
          best = cell;
          least = away;
        }
      }
      return best && best.members.map((member) => points[member]);
    },
    /** The points inside bounds, at most so many, and how many there are. */
    within([west, south, east, north], most) {
      const found = [];
      let count = 0;
      const [left, top] = unit(west, north);
      const [right, bottom] = unit(east, south);
      for (const square of touched(index, 1, [left, top, right, bottom].map((one) => one * INDEX))) {
        for (const at of square) {
          const { u, v } = points[at];
          if (u < left || u > right || v < top || v > bottom) continue;
          count += 1;
          if (found.length < most) found.push(points[at]);
        }
      }
      return { found, count };
    },
  });
  return new Points();
}

function corners(from, to) {
  return [from.x, from.y, to.x, to.y];
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
  const ring = count === 1 && RINGS[mark];
  context.fillStyle = ring ? "#ffffff" : (count === 1 && COLOURS[mark]) || COLOURS[""];
  context.fill();
  context.strokeStyle = ring || "#ffffff";
  context.lineWidth = ring && mark !== "unknown" ? 3 : 1.5;
  context.stroke();
  if (count > 1) {
    context.fillStyle = "#ffffff";
    context.font = "700 12px sans-serif";
    context.fillText(count >= 10000 ? `${Math.round(count / 1000)}k` : String(count), x, y);
  }
}
