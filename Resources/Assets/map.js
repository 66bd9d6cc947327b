// Draws the points of a list on outlines of the land (or on tiles, when the operator chose a server). Leaflet is
// loaded before this file. The list says everything the map shows.
"use strict";
(() => {
  const box = document.getElementById("map");
  if (!box) return;
  const data = box.dataset;
  const fail = () => box.replaceChildren(Object.assign(document.createElement("p"), { textContent: data.failed }));
  if (!window.L) return fail();

  const headers = { "Accept-Language": document.documentElement.lang };
  const json = address => fetch(address, { headers }).then(answer => {
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  });

  function popup(properties) {
    const content = document.createElement("div");
    const link = Object.assign(document.createElement("a"), { href: properties.href, textContent: properties.name });
    content.append(link);
    if (properties.note) content.append(document.createElement("br"), properties.note);
    return content;
  }

  // Points closer than a finger's width become one mark with their number.
  function cluster(map, points) {
    const cells = new Map();
    const view = map.getBounds().pad(0.2);
    for (const point of points) {
      if (!view.contains(point.at)) continue;
      const { x, y } = map.project(point.at);
      const key = `${Math.floor(x / 56)}:${Math.floor(y / 56)}`;
      cells.has(key) ? cells.get(key).push(point) : cells.set(key, [point]);
    }
    return [...cells.values()];
  }

  function mark(map, group) {
    if (group.length === 1 || map.getZoom() >= 17) {
      return group.map(point => L.circleMarker(point.at, { radius: 7, className: "point" })
        .bindPopup(() => popup(point.properties)));
    }
    const bounds = L.latLngBounds(group.map(point => point.at));
    const size = 26 + Math.min(18, 4 * Math.log2(group.length));
    const icon = L.divIcon({ className: "cluster", html: String(group.length), iconSize: [size, size] });
    return [L.marker(bounds.getCenter(), { icon, keyboard: false })
      .on("click", () => map.fitBounds(bounds.pad(0.1), { maxZoom: 17 }))];
  }

  function draw(outlines, collection) {
    box.replaceChildren();
    const map = L.map(box, {
      zoomControl: false, scrollWheelZoom: false, minZoom: 2, maxZoom: 18, worldCopyJump: true, zoomSnap: 0.5,
    });
    map.attributionControl.setPrefix(false);
    // The wheel scrolls the page until the reader has turned to the map.
    map.on("focus", () => map.scrollWheelZoom.enable()).on("blur", () => map.scrollWheelZoom.disable());
    L.control.zoom({ zoomInTitle: data.zoomIn, zoomOutTitle: data.zoomOut }).addTo(map);
    if (data.tiles) L.tileLayer(data.tiles, { attribution: data.attribution, maxZoom: 18 }).addTo(map);
    else L.geoJSON(outlines, { interactive: false, style: { className: "land" }, attribution: "Natural Earth" }).addTo(map);

    const points = collection.features.filter(feature => feature.geometry).map(feature => ({
      at: L.latLng(feature.geometry.coordinates[1], feature.geometry.coordinates[0]),
      properties: feature.properties,
    }));
    const layer = L.layerGroup().addTo(map);
    const redraw = () => {
      layer.clearLayers();
      for (const group of cluster(map, points)) for (const item of mark(map, group)) layer.addLayer(item);
    };
    // Outlines alone say nothing when seen from too near.
    const maxZoom = data.tiles ? 14 : points.length > 1 ? 9 : 5;
    if (points.length) map.fitBounds(L.latLngBounds(points.map(point => point.at)), { padding: [24, 24], maxZoom });
    else map.setView([48, 9], 4);
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
      const bounds = map.getBounds();
      const clamp = (value, limit) => Math.max(-limit, Math.min(limit, value)).toFixed(4);
      const address = new URL(area.dataset.href, location.href);
      address.searchParams.set("bbox", [
        clamp(bounds.getWest(), 180), clamp(bounds.getSouth(), 90),
        clamp(bounds.getEast(), 180), clamp(bounds.getNorth(), 90),
      ].join());
      area.querySelector("a").href = address;
      area.hidden = false;
    };
    map.on("moveend", show);
  }

  // The points themselves stand in the page when there are few of them.
  const points = data.points.startsWith("{") ? JSON.parse(data.points) : json(data.points);
  Promise.all([data.tiles ? null : json(data.outlines), points])
    .then(([outlines, collection]) => draw(outlines, collection))
    .catch(fail);
})();
