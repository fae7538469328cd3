// A map that moves: base map, points of the page and of its layers, taps that fill a form.

import { landLayer } from "./land.js";
import { placed, pointsLayer } from "./points.js";

const L = window.L;
const MOST_LISTED = 40;
const FARTHEST = 16;
const RESTING = 150; // milliseconds after which a map that was moved is at rest

function listedPoints(figure) {
  return [...figure.querySelectorAll("[data-lon]")].map((item) => {
    const link = item.querySelector("a");
    const name = (link || item.querySelector("span")).textContent;
    const hint = item.querySelector(".note");
    const href = link ? link.getAttribute("href") : "";
    const { lon, lat, mark } = item.dataset;
    return placed(Number(lon), Number(lat), name, href, mark, hint ? hint.textContent : "");
  });
}

async function fetchedPoints(layer) {
  const answer = await fetch(layer.url, { headers: { Accept: "application/geo+json" } });
  if (!answer.ok) throw new Error(`${layer.url}: ${answer.status}`);
  const content = await answer.json();
  return content.features
    .filter((feature) => feature.geometry && feature.geometry.type === "Point")
    .map(({ geometry, properties }) => {
      const [lon, lat] = geometry.coordinates;
      const { label = layer.label, href = "", mark = "", hint = "" } = properties || {};
      return placed(lon, lat, label, href, mark, hint);
    });
}

/** A point as an item of a list: text alone, and links to this site alone. */
function item(point) {
  const line = document.createElement("li");
  const own = point.href && (point.href.startsWith("/") || point.href.startsWith("?"));
  const name = document.createElement(own ? "a" : "span");
  name.textContent = point.label;
  name.lang = "ja";
  if (own) name.href = point.href;
  line.append(name);
  if (point.hint) line.append(` ${point.hint}`);
  return line;
}

function list(points, words) {
  const made = document.createElement("ul");
  made.append(...points.slice(0, MOST_LISTED).map(item));
  if (points.length > MOST_LISTED) {
    const more = document.createElement("li");
    more.textContent = `${words.more} ${points.length - MOST_LISTED} ${words.items}`;
    made.append(more);
  }
  return made;
}

function boundsOf(map) {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}

/** Say how many points are in view, and list the first of them for those who don't see the map. */
function showList(figure, map, layers, words) {
  const status = document.createElement("p");
  status.className = "note map-status";
  status.setAttribute("role", "status");
  const near = document.createElement("details");
  near.className = "map-list";
  const title = document.createElement("summary");
  near.append(title);
  figure.append(status, near);
  const renew = () => {
    const seen = layers.map((layer) => layer.within(boundsOf(map), MOST_LISTED));
    const count = seen.reduce((sum, one) => sum + one.count, 0);
    status.textContent = `${words.view} ${count.toLocaleString()} ${words.items}`;
    title.textContent = status.textContent;
    const made = list(seen.flatMap((one) => one.found), words);
    made.className = "map-near";
    near.replaceChildren(title, made);
  };
  let waiting = 0;
  map.on("moveend", () => {
    clearTimeout(waiting);
    waiting = setTimeout(renew, RESTING);
  });
  renew();
}

function openAt(map, points, words) {
  const middle = L.latLng(
    points.reduce((sum, one) => sum + one.lat, 0) / points.length,
    points.reduce((sum, one) => sum + one.lon, 0) / points.length,
  );
  if (points.length > 12 && map.getZoom() < FARTHEST) {
    const around = L.latLngBounds(points.map((one) => [one.lat, one.lon]));
    map.fitBounds(around.pad(0.2), { maxZoom: FARTHEST });
    return;
  }
  L.popup().setLatLng(middle).setContent(list(points, words)).openOn(map);
}

/** A tap fills the inputs, and the inputs move the pin. */
function pickPlace(map, ids) {
  const [lon, lat] = ids.split(",").map((id) => document.getElementById(id));
  if (!lon || !lat) return;
  let pin = null;
  const show = () => {
    if (!lon.value || !lat.value) return;
    const place = [Number(lat.value), Number(lon.value)];
    if (!place.every(Number.isFinite)) return;
    if (pin) pin.setLatLng(place);
    else pin = L.circleMarker(place, { radius: 10, color: "#b35c00", weight: 4 }).addTo(map);
    if (!map.getBounds().contains(place)) map.setView(place, Math.max(map.getZoom(), 10));
  };
  map.on("click", (event) => {
    const place = event.latlng.wrap();
    lon.value = place.lng.toFixed(5);
    lat.value = place.lat.toFixed(5);
    for (const input of [lon, lat]) input.dispatchEvent(new Event("change", { bubbles: true }));
    show();
  });
  for (const input of [lon, lat]) input.addEventListener("change", show);
  show();
}

function begin(figure, words) {
  const view = document.createElement("div");
  view.className = "map-view";
  view.tabIndex = 0;
  view.setAttribute("role", "region");
  view.setAttribute("aria-label", figure.dataset.label);
  figure.querySelector(".map-drawing").after(view);
  figure.classList.add("map-moving");
  const map = L.map(view, {
    attributionControl: false,
    zoomControl: false,
    minZoom: 4,
    maxZoom: FARTHEST,
    maxBounds: [
      [8, 100],
      [58, 175],
    ],
  });
  L.control.zoom({ zoomInTitle: words.larger, zoomOutTitle: words.smaller }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  const [west, south, east, north] = figure.dataset.bounds.split(",").map(Number);
  map.fitBounds([
    [south, west],
    [north, east],
  ]);
  return map;
}

async function start(figure) {
  const [larger, smaller, items, view, trouble, more] = figure.dataset.words.split("|");
  const words = { larger, smaller, items, view, trouble, more };
  const map = begin(figure, words);
  figure.map = map;
  const layers = [];
  const add = (points) => {
    if (!points.length) return;
    const layer = pointsLayer(L, points);
    layer.addTo(map);
    layers.push(layer);
  };
  try {
    (await landLayer(L, figure.dataset.base)).addTo(map);
    add(listedPoints(figure));
    for (const layer of JSON.parse(figure.dataset.layers)) add(await fetchedPoints(layer));
  } catch (error) {
    const said = document.createElement("p");
    said.className = "trouble";
    said.setAttribute("role", "alert");
    said.textContent = trouble;
    figure.append(said);
    console.error(error);
  }
  if (figure.dataset.pick) {
    pickPlace(map, figure.dataset.pick);
  } else {
    map.on("click", (event) => {
      for (const layer of layers) {
        const found = layer.near(event.containerPoint);
        if (found) {
          openAt(map, found, words);
          return;
        }
      }
    });
  }
  if (layers.length) showList(figure, map, layers, words);
  figure.dataset.ready = "yes";
}

for (const figure of document.querySelectorAll("[data-map]")) start(figure);
