// Draws the points of a list on outlines of the land (or on tiles, when the operator chose a server). Leaflet is
// loaded before this file. The list says everything the map shows.
"use strict";
(() => {
  const box = document.getElementById("map");
  if (!box) return;
  const data = box.dataset;
  const fail = () => box.replaceChildren(Object.assign(document.createElement("p"), { textContent: data.failed }));
  if (!window.L) return fail();

  // As many marks have their names beside them.
  const FEW = 12;
  // Outlines alone say nothing when seen from nearer.
  const NEAREST = 10;

  const headers = { "Accept-Language": document.documentElement.lang };
  const json = address => fetch(address, { headers }).then(answer => {
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  });

  function popup(points) {
    const content = document.createElement("div");
    for (const { properties } of points) {
      const entry = document.createElement("p");
      entry.append(Object.assign(document.createElement("a"), { href: properties.href, textContent: properties.name }));
      if (properties.note) entry.append(document.createElement("br"), properties.note);
      content.append(entry);
    }
    return content;
  }

  // Longitudes run on past 180° where that is the shorter way: the widest gap between two neighbours is left out.
  function joined(places) {
    const lngs = places.map(place => place.lng).sort((a, b) => a - b);
    let [start, widest] = [lngs[0], lngs[0] + 360 - lngs[lngs.length - 1]];
    for (let i = 1; i < lngs.length; i++) {
      if (lngs[i] - lngs[i - 1] > widest) [start, widest] = [lngs[i], lngs[i] - lngs[i - 1]];
    }
    return places.map(place => (place.lng < start ? L.latLng(place.lat, place.lng + 360) : place));
  }

  // The copy of a place that is nearest to the middle of the map.
  function shown(map, at) {
    return L.latLng(at.lat, at.lng + 360 * Math.round((map.getCenter().lng - at.lng) / 360));
  }

  // Points closer than a finger's width become one mark with their number; a few keep a mark of their own for longer.
  function cluster(map, points) {
    const view = map.getBounds().pad(0.2);
    const seen = points.map(point => ({ ...point, at: shown(map, point.at) })).filter(point => view.contains(point.at));
    const cell = seen.length <= FEW ? 18 : 56;
    const cells = new Map();
    for (const point of seen) {
      const { x, y } = map.project(point.at);
      const key = `${Math.floor(x / cell)}:${Math.floor(y / cell)}`;
      cells.has(key) ? cells.get(key).push(point) : cells.set(key, [point]);
    }
    return [...cells.values()];
  }

  function mark(map, group) {
    if (group.length === 1) {
      return L.circleMarker(group[0].at, { radius: 7, className: "point" }).bindPopup(() => popup(group));
    }
    const bounds = L.latLngBounds(group.map(point => point.at));
    const size = 26 + Math.min(18, 4 * Math.log2(group.length));
    const icon = L.divIcon({ className: "cluster", html: String(group.length), iconSize: [size, size] });
    const marker = L.marker(bounds.getCenter(), { icon, keyboard: false });
    return marker.on("click", () => {
      if (map.getBoundsZoom(bounds) > map.getZoom() && map.getZoom() < map.getMaxZoom()) {
        return map.fitBounds(bounds.pad(0.1));
      }
      // Nearer than this they would still lie on each other.
      marker.bindPopup(popup(group), { maxHeight: 220 }).openPopup();
    });
  }

  // A part of the map as the server's addresses name it: west, south, east, north.
  function edges(map, bounds) {
    const isWhole = bounds.getEast() - bounds.getWest() >= 360;
    const around = lng => (isWhole ? Math.sign(lng - map.getCenter().lng) * 180 : L.Util.wrapNum(lng, [-180, 180], true));
    const latitude = lat => Math.max(-90, Math.min(90, lat));
    return [around(bounds.getWest()), latitude(bounds.getSouth()), around(bounds.getEast()), latitude(bounds.getNorth())]
      .map(degrees => degrees.toFixed(4)).join();
  }

  // Too many points to be held here: the server counts them by cells of the part that is looked at.
  function crowd(map, layer) {
    const compact = new Intl.NumberFormat(document.documentElement.lang, { notation: "compact" });
    const query = new URL(data.points.replace("/points.geojson", "/clusters"), location.href);
    for (const key of ["sort", "limit", "cursor"]) query.searchParams.delete(key);
    const within = (query.searchParams.get("bbox") || "").split(",").map(Number);
    // The part that is looked at of what was searched in; around 180° the one stands for the other.
    const part = () => {
      const seen = edges(map, map.getBounds()).split(",").map(Number);
      if (within.length < 4 || within[0] > within[2] || seen[0] > seen[2]) return within.length < 4 ? seen : within;
      const [west, south] = [0, 1].map(i => Math.max(within[i], seen[i]));
      const [east, north] = [2, 3].map(i => Math.min(within[i], seen[i]));
      return west <= east && south <= north ? [west, south, east, north] : within;
    };
    let latest = 0;
    const draw = ({ geometry, properties }) => {
      const at = shown(map, L.latLng(geometry.coordinates[1], geometry.coordinates[0]));
      if (properties.name) {
        return L.circleMarker(at, { radius: 7, className: "point" }).bindPopup(() => popup([{ properties }]));
      }
      const size = 22 + Math.min(22, 2.5 * Math.log2(properties.count + 1));
      const icon = L.divIcon({ className: "cluster", html: compact.format(properties.count), iconSize: [size, size] });
      return L.marker(at, { icon, keyboard: false }).on("click", () => map.setView(at, map.getZoom() + 2));
    };
    return () => {
      const number = ++latest;
      const address = new URL(query);
      address.searchParams.set("bbox", part().join());
      address.searchParams.set("zoom", Math.max(0, Math.floor(map.getZoom())));
      json(address).then(({ features }) => {
        if (number !== latest) return;
        layer.clearLayers();
        for (const feature of features) layer.addLayer(draw(feature));
      }).catch(() => {});
    };
  }

  // Writes words beside a place where they hide nothing; false when there is no room.
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `600 13px ${getComputedStyle(box).fontFamily}`;
  function write(map, layer, taken, at, text, kind) {
    const [size, { x, y }] = [map.getSize(), map.latLngToContainerPoint(at)];
    const [width, height] = [Math.ceil(Math.min(pen.measureText(text).width + 6, size.x * 0.55)), 18];
    const gap = kind === "town" ? 5 : 10;
    const corner = [
      [x + gap, y - 9], [x - gap - width, y - 9], [x - width / 2, y + gap], [x - width / 2, y - gap - height],
    ].find(([left, top]) => left >= 0 && top >= 0 && left + width <= size.x && top + height <= size.y - 18
      && isFree(taken, [left, top, left + width, top + height]));
    if (!corner) return false;
    taken.push([...corner, corner[0] + width, corner[1] + height]);
    const html = Object.assign(document.createElement("span"), { textContent: text });
    const icon = L.divIcon({ className: `label ${kind}`, html, iconSize: [width, height], iconAnchor: [0, 0] });
    layer.addLayer(L.marker(map.containerPointToLatLng(corner), { icon, interactive: false, keyboard: false }));
    return true;
  }

  const isFree = (taken, [left, top, right, bottom]) =>
    !taken.some(([l, t, r, b]) => left < r && right > l && top < b && bottom > t);

  const around = (map, at, radius) => {
    const { x, y } = map.latLngToContainerPoint(at);
    return [x - radius, y - radius, x + radius, y + radius];
  };

  function name(map, layer, groups, towns) {
    const middle = group => L.latLngBounds(group.map(point => point.at)).getCenter();
    const taken = groups.map(group => around(map, middle(group), group.length > 1 ? 20 : 8));
    if (groups.length <= FEW) {
      for (const group of groups.filter(group => group.length === 1)) {
        write(map, layer, taken, group[0].at, group[0].properties.name, "name");
      }
    }
    let left = 5;
    const view = map.getBounds();
    // The greatest come first.
    for (const [town, lng, lat] of towns) {
      const at = shown(map, L.latLng(lat, lng));
      const dot = around(map, at, 4);
      if (!view.contains(at) || !isFree(taken, dot)) continue;
      if (write(map, layer, taken, at, town, "town")) {
        taken.push(dot);
        layer.addLayer(L.circleMarker(at, { radius: 2.5, className: "town", interactive: false }));
        if (--left === 0) return;
      }
    }
  }

  // The land on both sides of 180°, as far as it is looked at.
  function land(map, outlines) {
    const drawn = new Set();
    return () => {
      const view = map.getBounds();
      for (const turn of [-1, 0, 1]) {
        if (drawn.has(turn) || view.getEast() < 360 * turn - 180 || view.getWest() > 360 * turn + 180) continue;
        drawn.add(turn);
        L.geoJSON(outlines, {
          interactive: false, style: { className: "land" }, attribution: "Natural Earth, GeoNames",
          coordsToLatLng: ([lng, lat]) => L.latLng(lat, lng + 360 * turn),
        }).addTo(map).bringToBack();
      }
    };
  }

  // The circle searched in; one as wide as a continent says nothing on a map.
  function searched() {
    const [lat, lng, kilometres] = (data.circle || "").split(",").map(Number);
    return kilometres <= 2000 ? { at: L.latLng(lat, lng), metres: kilometres * 1000 } : null;
  }

  function frame(map, points, circle) {
    const places = joined(points.map(point => point.at).concat(circle ? [circle.at] : []));
    if (!places.length) return map.setView([48, 9], 4);
    const bounds = L.latLngBounds(places);
    if (circle) bounds.extend(places[places.length - 1].toBounds(2 * circle.metres));
    // From too near there is nothing around the points to know the place by.
    const maxZoom = data.tiles ? 14 : circle ? NEAREST : points.length > 1 ? 9 : 7;
    map.fitBounds(bounds, { padding: [24, 24], maxZoom });
  }

  function draw(outlines, towns, collection) {
    box.replaceChildren();
    const map = L.map(box, {
      zoomControl: false, scrollWheelZoom: false, minZoom: 1, maxZoom: data.tiles ? 18 : NEAREST, zoomSnap: 0.5,
      worldCopyJump: true,
    });
    map.attributionControl.setPrefix(false);
    // The wheel scrolls the page until the reader has turned to the map.
    map.on("focus", () => map.scrollWheelZoom.enable()).on("blur", () => map.scrollWheelZoom.disable());
    L.control.zoom({ zoomInTitle: data.zoomIn, zoomOutTitle: data.zoomOut }).addTo(map);
    const points = collection.features.filter(feature => feature.geometry).map(feature => ({
      at: L.latLng(feature.geometry.coordinates[1], feature.geometry.coordinates[0]),
      properties: feature.properties,
    }));
    const circle = searched();
    frame(map, points, circle);
    if (data.tiles) L.tileLayer(data.tiles, { attribution: data.attribution, maxZoom: 18 }).addTo(map);
    const ground = data.tiles ? () => {} : land(map, outlines);
    const [layer, crowds] = [L.layerGroup().addTo(map), L.layerGroup().addTo(map)];
    const isCrowded = collection.truncated && !data.points.startsWith("{");
    const count = isCrowded ? crowd(map, crowds) : null;
    const redraw = () => {
      layer.clearLayers();
      ground();
      if (circle) {
        layer.addLayer(L.circle(shown(map, circle.at), {
          radius: circle.metres, className: "searched", interactive: false,
        }));
      }
      const groups = count ? [] : cluster(map, points);
      if (count) count();
      name(map, layer, groups, towns);
      for (const group of groups) layer.addLayer(mark(map, group));
    };
    map.on("moveend", redraw);
    redraw();
    offerArea(map);
  }

  // Once the reader has moved the map, a link searches again within its frame.
  function offerArea(map) {
    const area = document.getElementById("area");
    if (!area) return;
    map.getContainer().append(area);
    L.DomEvent.disableClickPropagation(area);
    const show = () => {
      const address = new URL(area.dataset.href, location.href);
      address.searchParams.set("bbox", edges(map, map.getBounds()));
      area.querySelector("a").href = address;
      area.hidden = false;
    };
    map.on("moveend", show);
  }

  // The points themselves stand in the page when there are few of them.
  const points = data.points.startsWith("{") ? JSON.parse(data.points) : json(data.points);
  const ground = data.tiles ? [null, []] : [json(data.outlines), data.towns ? json(data.towns) : []];
  Promise.all([...ground, points])
    .then(([outlines, towns, collection]) => draw(outlines, towns, collection))
    .catch(fail);
})();
