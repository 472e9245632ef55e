// The handout where no server makes it: chosen parts are read from the pages of their topics. Nothing is stored.
"use strict";
(() => {
  const asked = new URLSearchParams(location.search);
  const form = document.querySelector("form.handout");
  const model = document.getElementById("koonti-malli");
  const isSelko = document.documentElement.classList.contains("selko");
  if (!form || !model || (asked.get("kieli") === "selko" && !isSelko)) return;

  // What the address asks for, as the form knows it.
  const most = 12;
  const box = (part) => [...form.elements.a].find((each) => each.value === part);
  const known = [...new Set(asked.getAll("a"))].filter(box);
  const wanted = known.filter((part) => !known.some((each) => each.startsWith(`${part}.`)));
  const parts = wanted.slice(0, most);
  const place = form.elements.kunta.querySelector(`option[value="${CSS.escape(asked.get("kunta") || "")}"]:not([value=""])`);
  parts.forEach((part) => {
    box(part).checked = true;
    const fold = box(part).closest("details");
    if (fold) fold.open = true;
  });
  if (place) place.selected = true;
  const make = (name, text, className = "") => Object.assign(document.createElement(name), { textContent: text, className });
  const unread = document.querySelector(".unread");
  if (asked.getAll("a").some((part) => part && !box(part)) || (asked.get("kunta") && !place)) {
    unread.replaceChildren(make("p", unread.dataset.unread, "notice"));
  }
  if (!parts.length || asked.has("muuta")) return;

  const here = new URL(form.getAttribute("action"), location.href);
  const own = (path) => new URL((isSelko ? "../selko/" : "../") + path, here);
  const address = (more) => {
    const values = new URLSearchParams(parts.map((part) => ["a", part]));
    if (place) values.set("kunta", place.value);
    if (isSelko) values.set("kieli", "selko");
    if (more) values.set("muuta", "1");
    return `${here.href}?${values}`;
  };
  const chosen = new Map();
  parts.forEach((part) => {
    const [topic, section] = part.split(".");
    chosen.set(topic, [...(chosen.get(topic) || []), ...(section ? [section] : [])]);
  });

  async function page(path) {
    const url = own(path);
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(String(answer.status));
    const text = new DOMParser().parseFromString(await answer.text(), "text/html");
    text.querySelectorAll(".jump, .terms, .symbol, .position, .picture").forEach((each) => each.remove());
    text.querySelectorAll("a.word").forEach((each) => each.replaceWith(each.textContent));
    text.querySelectorAll("a[href]").forEach((each) => { each.href = new URL(each.getAttribute("href"), url).href; });
    text.querySelectorAll("details").forEach((each) => { each.open = true; });
    return { url, text };
  }

  function section(part) {
    const heading = part.querySelector("h2");
    const found = [make("h3", heading.textContent.trim())];
    (heading.closest(".part-head") || heading).remove();
    part.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
    return [...found, ...part.children];
  }

  async function article(topic, wanted) {
    const { url, text } = await page(`${topic}/`);
    const made = make("article", "", "chosen");
    const title = make("h2", "");
    title.append(Object.assign(make("a", text.querySelector("h1").textContent), { href: url.href }));
    made.append(title);
    if (!wanted.length) made.append(text.querySelector(".head .lead"));
    const names = [];
    const found = wanted.length
      ? wanted.map((id) => text.getElementById(id)).filter(Boolean).map((each) => each.closest("section") || each)
      : [...text.querySelectorAll("section.way, section.part")];
    found.forEach((part) => { const content = section(part); names.push(content[0].textContent); made.append(...content); });
    made.append(...text.querySelectorAll("#apua > .contacts, .reviewed"));
    return { made, line: `- ${title.textContent}${wanted.length ? `: ${names.join(", ")}` : ""}` };
  }

  async function placeBox() {
    const shown = document.getElementById("koonti-kunta").content.cloneNode(true);
    shown.querySelector("h2 span").textContent += place.textContent;
    const link = shown.querySelector("a");
    link.href = own(`kunta/${place.value}/`).href;
    link.textContent += place.textContent;
    const { text } = await page(`kunta/${place.value}/`);
    const lists = text.querySelectorAll(":is(#sosiaalipalvelut, #tyollisyyspalvelut, #yhteystiedot) > .contacts");
    shown.querySelector(".more").before(...lists);
    return shown;
  }

  async function drawCode(svg, url) {
    const { qrcode } = await import(new URL("../assets/qrcode.js", here).href);
    const code = qrcode(0, "L");
    code.addData(url);
    code.make();
    const count = code.getModuleCount();
    let path = "";
    for (let row = 0; row < count; row += 1) {
      for (let column = 0; column < count; column += 1) if (code.isDark(row, column)) path += `M${column + 4} ${row + 4}h1v1h-1z`;
    }
    svg.setAttribute("viewBox", `0 0 ${count + 8} ${count + 8}`);
    svg.setAttribute("aria-label", svg.getAttribute("aria-label") + url);
    svg.classList.add("filled");
    svg.querySelector("path").setAttribute("d", path);
  }

  async function show() {
    const link = address();
    const root = document.getElementById("koonti");
    const shown = model.content.cloneNode(true);
    shown.getElementById("linkki").value = link;
    shown.querySelector("#jaa a[href='']").href = address(true);
    const code = drawCode(shown.querySelector(".qr svg"), link);
    const where = place ? placeBox().catch(() => null) : null;
    const failed = shown.querySelector(".failed");
    const found = await Promise.allSettled([...chosen].map(([topic, wanted]) => article(topic, wanted)));
    const articles = found.filter((each) => each.status === "fulfilled").map((each) => each.value);
    const box = await where;
    if (articles.length === found.length && (box || !place)) failed.remove();
    else failed.hidden = false;
    if (wanted.length <= most) shown.querySelector(".over").remove();
    const message = shown.getElementById("viesti");
    const end = place ? [message.dataset.place + place.textContent] : [];
    message.value = [message.value.trim(), ...articles.map((each) => each.line), ...end, "", link].join("\n");
    await code;
    const printed = document.querySelector(".printed");
    const drawn = shown.querySelector(".qr svg").cloneNode(true);
    drawn.setAttribute("class", "qr-printed filled");
    drawn.removeAttribute("role");
    drawn.removeAttribute("aria-label");
    drawn.firstElementChild.removeAttribute("id");
    printed.querySelector("p").firstChild.data = link;
    printed.prepend(drawn);
    root.className = "column made";
    const head = [...root.querySelectorAll("[data-made]")];
    head.forEach((each) => { each.textContent = each.dataset.made; });
    root.replaceChildren(...head, unread, shown, ...(box ? [box] : []), ...articles.map((each) => each.made));
    document.title = root.querySelector("h1").textContent;
    root.dispatchEvent(new CustomEvent("ohjaus:made", { bubbles: true }));
  }
  show();
})();
