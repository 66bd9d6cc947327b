// Enhances pages that work without it: suggestions while typing, boxes that send their form, focus on errors.
"use strict";
(() => {
  const element = (name, properties) => Object.assign(document.createElement(name), properties);

  // Suggestions: the combobox pattern of the ARIA Authoring Practices, list autocomplete with manual selection.
  function suggest(input) {
    const list = element("ul", { id: `${input.id}-options`, className: "options", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.dataset.suggestLabel);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");
    input.after(list);

    let shown = [], active = -1, timer = 0, request = null;

    function close() {
      clearTimeout(timer);
      request?.abort();
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function show(suggestions) {
      shown = suggestions.slice(0, 8);
      if (!shown.length) return close();
      list.replaceChildren(...shown.map((suggestion, index) => {
        const option = element("li", { id: `${list.id}-${index}`, textContent: suggestion.label });
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        if (suggestion.note) option.append(element("small", { textContent: suggestion.note }));
        option.addEventListener("pointerdown", event => { event.preventDefault(); choose(index); });
        return option;
      }));
      active = -1;
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
    }

    function choose(index) {
      const suggestion = shown[index];
      close();
      if (suggestion.href) return location.assign(suggestion.href);
      input.value = suggestion.label;
      input.form.requestSubmit();
    }

    function move(to) {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = (to + shown.length) % shown.length;
      const option = list.children[active];
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    }

    async function ask() {
      request?.abort();
      request = new AbortController();
      const query = input.value.trim();
      if (query.length < 2) return close();
      try {
        const address = new URL(input.dataset.suggest, location.href);
        address.searchParams.set("q", query);
        const headers = { "Accept-Language": document.documentElement.lang };
        const answer = await fetch(address, { signal: request.signal, headers });
        if (answer.ok) show((await answer.json()).suggestions);
      } catch { /* the plain form still works */ }
    }

    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", event => {
      if (event.key === "Escape" && !list.hidden) { event.preventDefault(); return close(); }
      if (list.hidden || event.isComposing) return;
      if (event.key === "ArrowDown") { event.preventDefault(); move(active + 1); }
      if (event.key === "ArrowUp") { event.preventDefault(); move(active < 0 ? -1 : active - 1); }
      if (event.key === "Enter" && active >= 0) { event.preventDefault(); choose(active); }
    });
  }

  for (const input of document.querySelectorAll("input[data-suggest]")) suggest(input);

  // Boxes that send their form when ticked; their hint says so.
  document.addEventListener("change", event => {
    if (event.target.matches("input[type=checkbox][data-submit]")) event.target.form?.requestSubmit();
  });

  // A button that fills a field with where the reader is. Nothing is asked before it is pressed.
  for (const button of document.querySelectorAll("button[data-locate]")) {
    if (!navigator.geolocation) continue;
    button.hidden = false;
    button.addEventListener("click", () => navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const field = document.getElementById(button.dataset.locate);
        field.value = `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)},50`;
        field.focus();
      },
      () => button.after(element("span", { className: "hint", textContent: ` ${button.dataset.failed}` })),
    ));
  }

  // A form that comes back with errors: the first thing read is what to put right.
  document.querySelector(".notice.error[tabindex]")?.focus();
})();
