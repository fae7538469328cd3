// The base map: rings of corners from base.json, drawn in tiles on canvas, thinned for each zoom.

const TILE = 256;
const COLOURS = { own: "#f4e9c8", others: "#dadfe4", line: "#5f6b78" };

/** Where a place lies on the Mercator square from 0 to 1. */
export function unit(lon, lat) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

function unpacked(flat, scale, own) {
  const corners = new Float64Array(flat.length);
  let x = 0;
  let y = 0;
  const box = [1, 1, 0, 0];
  for (let at = 0; at < flat.length; at += 2) {
    x += flat[at];
    y += flat[at + 1];
    const [u, v] = unit(x / scale, y / scale);
    corners[at] = u;
    corners[at + 1] = v;
    box[0] = Math.min(box[0], u);
    box[1] = Math.min(box[1], v);
    box[2] = Math.max(box[2], u);
    box[3] = Math.max(box[3], v);
  }
  return { corners, box, own, thin: new Map() };
}

/** Leave out the corners that fall on the pixel of the one before. */
function thinned(land, zoom) {
  const known = land.thin.get(zoom);
  if (known) return known;
  const least = 0.6 / (TILE * 2 ** zoom);
  const { corners } = land;
  const kept = [corners[0], corners[1]];
  for (let at = 2; at < corners.length; at += 2) {
    const end = kept.length;
    if (
      Math.abs(corners[at] - kept[end - 2]) > least ||
      Math.abs(corners[at + 1] - kept[end - 1]) > least
    ) {
      kept.push(corners[at], corners[at + 1]);
    }
  }
  const found = Float64Array.from(kept);
  land.thin.set(zoom, found);
  return found;
}

function trace(context, land, zoom, left, top, scale) {
  const corners = thinned(land, zoom);
  if (corners.length < 6) {
    context.rect(land.box[0] * scale - left - 1, land.box[1] * scale - top - 1, 2, 2);
    return;
  }
  context.moveTo(corners[0] * scale - left, corners[1] * scale - top);
  for (let at = 2; at < corners.length; at += 2) {
    context.lineTo(corners[at] * scale - left, corners[at + 1] * scale - top);
  }
  context.closePath();
}

function draw(canvas, lands, coords, ratio) {
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  const scale = TILE * 2 ** coords.z;
  const left = coords.x * TILE;
  const top = coords.y * TILE;
  const edge = [(left - 4) / scale, (top - 4) / scale, (left + 260) / scale, (top + 260) / scale];
  for (const own of [false, true]) {
    context.beginPath();
    for (const land of lands) {
      const { box } = land;
      if (land.own !== own) continue;
      if (box[0] > edge[2] || box[2] < edge[0] || box[1] > edge[3] || box[3] < edge[1]) continue;
      trace(context, land, coords.z, left, top, scale);
    }
    context.fillStyle = own ? COLOURS.own : COLOURS.others;
    context.fill();
    if (own) {
      context.strokeStyle = COLOURS.line;
      context.lineWidth = 0.8;
      context.stroke();
    }
  }
}

/** Fetch the base map and return it as a layer of Leaflet. */
export async function landLayer(L, url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const content = await answer.json();
  const lands = [
    ...content.others.map((flat) => unpacked(flat, content.scale, false)),
    ...content.own.map((flat) => unpacked(flat, content.scale, true)),
  ];
  const ratio = Math.min(window.devicePixelRatio || 1, 2);
  const Tiles = L.GridLayer.extend({
    createTile(coords) {
      const canvas = document.createElement("canvas");
      canvas.width = TILE * ratio;
      canvas.height = TILE * ratio;
      draw(canvas, lands, coords, ratio);
      return canvas;
    },
  });
  return new Tiles({ noWrap: true, keepBuffer: 3, updateWhenZooming: false });
}
