// Answers a question in the page: nothing is sent or stored. Without this script, or when it fails, the form asks the server.
// The functions repeat those of finnish/, search/, dialogue/safety.py and dialogue/privacy.py under their names;
// site/packing/ makes the tables.

// ---- The tables -------------------------------------------------------------------------------------------------------

async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function readStreams(file) {
  let at = 2 + (file[0] | file[1] << 8);
  const listed = new TextDecoder().decode(file.subarray(2, at)).split("\n").map((line) => line.split(" "));
  const streams = await Promise.all(listed.map(async ([name, length]) => {
    const start = at;
    at += Number(length);
    return [name, await inflate(file.subarray(start, start + Number(length)))];
  }));
  return Object.fromEntries(streams);
}

function numbers(bytes) {
  const found = [];
  let value = 0, shift = 0;
  for (const byte of bytes) {
    value |= (byte & 127) << shift;
    if (byte & 128) shift += 7;
    else { found.push(value); value = shift = 0; }
  }
  return found;
}

function gaps(bytes) {
  let last = 0;
  return numbers(bytes).map((gap) => last += gap);
}

const letters = (bytes) => new TextDecoder().decode(bytes);

function words(streams, name) {
  const shared = numbers(streams[`${name}-shared`]);
  const rest = letters(streams[`${name}-rest`]).split("\n");
  let before = "";
  return shared.map((count, at) => before = before.slice(0, count) + rest[at]);
}

function bendings(bytes) {
  return letters(bytes).split("\n").map((line) => {
    let ending = "";
    const endings = [...line.matchAll(/([A-Z])([^A-Z]*)/g)].map(([, shared, rest]) =>
      ending = ending.slice(0, shared.charCodeAt(0) - 65) + rest);
    return [parseInt(line, 10), endings];
  });
}

function formsOf(word, [cut, endings]) {
  const stem = word.slice(0, word.length - cut);
  return endings.map((ending) => stem + ending);
}

const pause = () => new Promise((resolve) => { setTimeout(resolve); }); // what the reader types goes first

/** Everything that the functions below look things up in. */
export async function readIndex(file) {
  const streams = await readStreams(file);
  const head = JSON.parse(letters(streams.head));
  const word = words(streams, "word");
  const lexicon = await readLexicon(streams, word);
  await pause();
  const model = readModel(streams, word);
  await pause();
  const outside = readOutside(streams, word);
  return {
    ...head, lexicon, model, outside,
    longest_outside: Math.max(...[...outside.keys()].map((run) => run.split(" ").length)),
    stop_words: new Set(head.stop_words),
    phrases: readRuns(streams, "phrase", word),
    concepts: readRuns(streams, "concept", word),
    ambiguous: head.ambiguous.map((entry) => entry.map((lemmas) => lemmas.split(" "))),
    places: readPlaces(streams),
    slips: slipsOf(head.key_rows),
    cue_table: cueTable(head.cues),
    signs: readSigns(head.signs),
  };
}

const AT_ONCE = 1500; // words read before the page may answer the reader's hands

async function readLexicon(streams, word) {
  const forms = new Map(), near = new Map(), parts = new Map();
  const domain = new Set(gaps(streams.domain).map((number) => word[number]));
  const listed = bendings(streams.bendings);
  const add = (key, form) => near.has(key) ? near.get(key).push(form) : near.set(key, [form]);
  const lines = numbers(streams["word-bending"]);
  for (let at = 0; at < lines.length; at++) {
    for (const form of formsOf(word[at], listed[lines[at]])) {
      forms.set(form, word[at]);
      if (!domain.has(word[at])) continue;
      add(`${form.length} ${form[0]}`, form);
      add(`${form.length} ${form.slice(1, 3)}`, form);
    }
    if (at % AT_ONCE === 0) await pause();
  }
  for (const form of words(streams, "known")) forms.set(form, ""); // known, and no base form that tells anything
  const wholes = gaps(streams["part-of"]);
  numbers(streams.part).forEach((part, at) => {
    const whole = word[wholes[at]];
    parts.set(whole, [...parts.get(whole) || [], word[part]]);
  });
  return { forms, near, parts, domain };
}

function readRuns(streams, name, word) {
  const next = numbers(streams[`${name}-next`]), means = numbers(streams[`${name}-means`]);
  const found = new Map();
  let at = 0;
  gaps(streams[`${name}-first`]).forEach((first, row) => {
    const more = streams[`${name}-length`][row] - 1;
    const run = [first, ...next.slice(at, at += more)].map((number) => word[number]).join(" ");
    found.set(run, [...found.get(run) || [], means[row]]);
  });
  return found;
}

/** Base forms in a row to the subject outside ours that they name. */
function readOutside(streams, word) {
  const subjects = letters(streams.subject).split("\n");
  return new Map([...readRuns(streams, "outside", word)].map(([run, [number]]) => [run, subjects[number]]));
}

function readPlaces(streams) {
  const ids = words(streams, "place"), listed = bendings(streams["name-bendings"]);
  const owners = numbers(streams["name-place"]), lines = numbers(streams["name-bending"]);
  const found = new Map();
  words(streams, "name").forEach((name, at) => {
    for (const form of formsOf(name, listed[lines[at]])) found.set(form, ids[owners[at]]);
  });
  return found;
}

function readModel(streams, word) {
  const second = numbers(streams.second), other = numbers(streams.other);
  const region = letters(streams.region);
  const names = [
    ...words(streams, "piece"),
    ...gaps(streams.base).map((number) => "=" + word[number]),
    ...gaps(streams.compound).map((number) => "+" + word[number]),
    ...gaps(streams.first).map((number, at) => `_${word[number]}_${word[second[at]]}`),
    ...gaps(streams.meaning).map((number) => `~${number}`),
    ...gaps(streams.one).map((number, at) => `&${number}~${other[at]}`),
    ...(region ? region.split("\n") : []).map((name) => "@" + name),
  ];
  const lengths = numbers(streams["row-length"]), columns = numbers(streams.column);
  const starts = [0];
  lengths.forEach((length, row) => {
    const start = starts[row], end = start + length;
    for (let at = start + 1; at < end; at++) columns[at] += columns[at - 1] + 1;
    starts.push(end);
  });
  return {
    starts, columns,
    features: new Map(names.map((name, row) => [name, row])),
    rarity: streams["row-rarity"], weights: new Int8Array(streams.weight.buffer),
  };
}

// ---- A text to words: finnish/ ----------------------------------------------------------------------------------------

const fold = (text) => text.normalize("NFKC").toLowerCase().normalize("NFKC")
  .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, "").replace(/[^\P{C}\n]/gu, " ");

export function normalise(text, index) {
  text = fold(fold(text)).replace(/[’‘‛´`ʼ]/g, "'").replace(/[“”„«»]/g, '"').replace(/[–—‐‑−]/g, "-");
  text = text.replace(/[^\S\n]+/g, " ").replace(/ ?\n[ \n]*/g, "\n").trim();
  const signs = [...text], half = index.max_letters / 2;
  if (signs.length <= index.max_letters) return text;
  return (signs.slice(0, half - 1).join("").trimEnd() + "\n" + signs.slice(-half).join("").trimStart()).trim();
}

const TOKEN = /\d+ ?[a-z](?![\p{L}\p{N}_])(?! ?['’])|[\p{L}\p{N}]+(?:[-'][\p{L}\p{N}]+)*/gu;
const ENDING = /(?<=[\p{L}\p{N}_§]):(?:n|t|[aä]|t[aä]|[aä]{2}|i[aä]|it[aä]|en|ien|iden|(?:h?[aeiouyäö]|i?h?i)n|i?(?:ss|st|ll|lt|tt)[aä]|i?(?:lle|n[aä]|ksi))(?:k[oö]|kin|h[aä]n|ni|si|ns[aä]|mme|nne)*(?![\p{L}\p{N}_])/gu;

const sentences = (text) => text.split(/(?<=[.!?])\s+|\n+/).map((part) => part.trim()).filter(Boolean);

function tokens(text, index) {
  const found = text.replace(ENDING, "").match(TOKEN) || [];
  return found.slice(0, index.max_words).map((word) => word.replace(/[ ']/g, "").slice(0, index.max_word_letters));
}

const without = (word, ending) => word.slice(0, word.length - ending.length);

function bareForms(word, { clitics, possessives }) {
  const stems = [word], found = [];
  for (let round = 0; round < 2; round++) {
    for (const stem of [...stems]) {
      for (const clitic of clitics) {
        const shorter = without(stem, clitic);
        if (stem.endsWith(clitic) && shorter.length >= 3 && !stems.includes(shorter)) stems.push(shorter);
      }
    }
  }
  for (const stem of stems) {
    for (const possessive of possessives) {
      if (stem.endsWith(possessive) && stem.length - possessive.length >= 3) found.push(without(stem, possessive));
    }
  }
  return [...stems.slice(1), ...found];
}

function writtenForms(word, { written, endings }) {
  const found = Object.hasOwn(written, word) ? [written[word]] : [];
  for (const [spoken, whole] of endings) {
    if (word.endsWith(spoken) && word.length - spoken.length >= 2) found.push(without(word, spoken) + whole);
  }
  if ("aäeiouyö".includes(word.slice(-1))) found.push(word + "n");
  return found;
}

function slipsOf(rows) {
  const pairs = rows.flatMap((row) => [...row].slice(1).flatMap((key, at) => [row[at] + key, key + row[at]]));
  return new Set([...pairs, "aä", "oö"]);
}

function allowedErrors(word, index) {
  if (word.length < index.shortest) return 0;
  return word.length < index.two_errors_from ? 1 : 2;
}

/** Letters missing, added, changed or swapped with the next, between two words; more than `most` counts as one more. */
function distance(one, other, most) {
  let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    let least = row;
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1] ? 0 : 1;
      now[at] = Math.min(last[at] + 1, now[at - 1] + 1, last[at - 1] + same);
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) {
        now[at] = Math.min(now[at], before[at - 2] + 1);
      }
      least = Math.min(least, now[at]);
    }
    if (least > most) return most + 1;
    [before, last] = [last, now];
  }
  return last[other.length];
}

const MOST_NEAREST = 8;

export function correct(word, index) {
  const errors = allowedErrors(word, index), { forms, near } = index.lexicon, length = word.length;
  if (!errors) return null;
  const about = Array.from({ length: 2 * errors + 1 }, (_, at) => length - errors + at);
  const keys = [[word[0], about], [word.slice(1, 3), about]];
  if (length >= index.first_letters_from) keys.push([word.slice(0, 2), [length + 1]], [word[0] + word[2], [length]]);
  for (const [key, lengths] of keys) {
    const found = lengths.flatMap((each) => near.get(`${each} ${key}`) || [])
      .map((form) => [distance(word, form, errors), form]).filter(([far]) => far <= errors)
      .sort(([one], [other]) => one - other).slice(0, MOST_NEAREST);
    if (!found.length) continue;
    const best = found[0][0];
    let nearest = found.filter(([far]) => far === best).map(([, form]) => form);
    const lemmas = () => new Set(nearest.map((form) => forms.get(form))).size;
    if (lemmas() > 1 && best === 1) nearest = nearest.filter((form) => isSlip(word, form, index));
    return lemmas() === 1 ? [nearest.sort()[0], best] : null;
  }
  return null;
}

function isSlip(word, form, { slips }) {
  if (word.length < form.length) return true; // a letter missed
  let at = 0;
  while (at < form.length && word[at] === form[at]) at++;
  if (word.length > form.length) return word[at] === word[at - 1]; // a letter doubled
  return word.slice(at + 1) !== form.slice(at + 1) || slips.has(word[at] + form[at]); // swapped, or another key
}

export function analyse(text, index) {
  text = normalise(text, index);
  const parts = sentences(text);
  const found = parts.flatMap((sentence, number) => sentenceWords(tokens(sentence, index), number, index));
  return { text, words: found, sentence_count: parts.length };
}

function sentenceWords(written, sentence, index) {
  const found = [];
  for (let at = 0; at < written.length; at++) {
    const joined = joinedPair(written[at], written[at + 1], index);
    found.push(understood(joined || written[at], sentence, index));
    if (joined) at++;
  }
  return found;
}

function joinedPair(one, other, index) {
  const { forms, domain } = index.lexicon;
  if (!other || one.length < index.shortest_half || other.length < index.shortest_half) return null;
  const whole = one + other;
  if ([whole, ...bareForms(whole, index)].some((bare) => domain.has(forms.get(bare)))) return whole;
  if (forms.has(one) || whole.length < index.shortest_compound) return null;
  return (correct(whole, index) || [null])[0];
}

function understood(token, sentence, index) {
  const { forms, parts } = index.lexicon;
  let [form, trust] = understand(token, index);
  if (trust === "unknown" && token.length >= index.shortest_compound) {
    const known = knownParts(token, index.lexicon);
    const corrected = known.length ? correct(token, index) : null;
    if (known.length && (!corrected || corrected[1] > 1)) {
      return { text: token, form: token, lemma: token, parts: known, trust: "compound", sentence };
    }
  }
  if (trust === "unknown") [form, trust] = spell(token, index);
  const lemma = forms.has(form) ? forms.get(form) : form;
  return { text: token, form, lemma, parts: parts.get(lemma) || [], trust, sentence };
}

function understand(token, index) {
  const { forms, domain } = index.lexicon;
  if (forms.has(token)) return [token, "form"];
  const ending = bareForms(token, index).find((bare) => forms.has(bare));
  if (ending) return [ending, "ending"];
  for (const written of writtenForms(token, index)) {
    if (forms.has(written)) return [written, "spoken"];
    const bare = bareForms(written, index).find((each) => domain.has(forms.get(each)));
    if (bare) return [bare, "spoken"];
  }
  return [token, "unknown"];
}

function spell(token, index) {
  for (const candidate of [token, ...bareForms(token, index)]) {
    const corrected = correct(candidate, index);
    if (corrected) return [corrected[0], "spelling"];
  }
  return [token, "unknown"];
}

function knownParts(token, { forms, domain }) {
  for (let cut = token.length - 4; cut > 3; cut--) {
    const lemmas = [forms.get(token.slice(0, cut)), forms.get(token.slice(cut))];
    if (lemmas.every((lemma) => lemma !== undefined) && lemmas.some((lemma) => domain.has(lemma))) return lemmas;
  }
  return [];
}

// ---- Words to topics: search/ -----------------------------------------------------------------------------------------

/** Leads a word to the numbers of the items that it matches: whole words, beginnings with `*`, several parted by `|`. */
function stemTable(items) {
  const whole = new Map(), beginnings = new Map();
  const add = (table, key, number) => table.has(key) ? table.get(key).push(number) : table.set(key, [number]);
  items.forEach((item, number) => item.toLowerCase().split("|").map((part) => part.trim()).forEach((word) =>
    word.endsWith("*") ? add(beginnings, word.slice(0, -1), number) : add(whole, word, number)));
  const lengths = [...new Set([...beginnings.keys()].map((start) => start.length))].sort((one, other) => one - other);
  return (word) => [
    ...whole.get(word) || [],
    ...lengths.filter((length) => length <= word.length).flatMap((length) => beginnings.get(word.slice(0, length)) || []),
  ];
}

/** Gives each distinct item a number. */
function numbering() {
  const known = new Map();
  return { known, number: (item) => known.has(item) ? known.get(item) : known.set(item, known.size).get(item) };
}

function cueTable(cues) {
  const { known, number } = numbering();
  const rows = cues.map(([aspect, text, weight]) => [aspect, text.split(/\s+/).map(number), weight]);
  return { rows, matches: stemTable([...known.keys()]) };
}

/** The aspects that the words ask for, each with its weight. */
function aspectsOf({ words, sentence_count }, index) {
  const { rows, matches } = index.cue_table, found = new Map(), scores = new Map(), last = sentence_count - 1;
  words.forEach((word, at) => {
    const hit = [...matches(word.text), ...word.form === word.text ? [] : matches(word.form)];
    hit.forEach((number) => found.has(number) ? found.get(number).add(at) : found.set(number, new Set([at])));
  });
  for (const [aspect, row, weight] of rows) {
    const starts = [...found.get(row[0]) || []].filter((at) =>
      row.every((number, step) => found.has(number) && found.get(number).has(at + step)));
    if (!starts.length) continue;
    const late = last > 0 && starts.some((at) => words[at].sentence === last);
    const added = weight + index.longer * (row.length - 1) + (late ? index.late : 0);
    scores.set(aspect, (scores.get(aspect) || 0) + added);
  }
  return scores;
}

function placesIn(words, index) {
  const found = new Set();
  for (let at = 0; at < words.length;) {
    let length = index.longest_place;
    while (length > 1 && !index.places.has(words.slice(at, at + length).join(" "))) length--;
    const place = index.places.get(words.slice(at, at + length).join(" "));
    if (place) found.add(place);
    at += place ? Math.min(length, words.length - at) : 1;
  }
  return [...found];
}

const saysNothing = (word, index) => index.stop_words.has(word.lemma) || index.stop_words.has(word.form);

export function findEvidence(analysed, index) {
  const { words } = analysed, lemmas = words.map((word) => word.lemma);
  const terms = new Set(), concepts = new Set(), topics = new Set();
  let namedUntil = 0;
  words.forEach((word, at) => {
    for (let length = Math.min(index.longest_run, lemmas.length - at); length > 0; length--) {
      const run = lemmas.slice(at, at + length).join(" ");
      (index.concepts.get(run) || []).forEach((meaning) => concepts.add(meaning));
      if (at >= namedUntil && index.phrases.has(run)) {
        const [term] = index.phrases.get(run);
        terms.add(term);
        namedUntil = at + length;
        topics.add(index.terms[term]);
      }
    }
    if (at >= namedUntil && !saysNothing(word, index)) topics.add(undefined);
    for (const part of word.trust === "compound" ? word.parts : []) {
      (index.concepts.get(part) || []).forEach((meaning) => concepts.add(meaning));
      if (index.phrases.has(part)) terms.add(index.phrases.get(part)[0]);
    }
  });
  const places = placesIn(words.map((word) => word.text), index);
  const regions = [...new Set(places.map((place) => index.regions[place]).filter(Boolean))];
  const ofTerms = new Set([...terms].map((term) => index.terms[term]).filter((topic) => topic !== undefined));
  const aspects = aspectsOf(analysed, index);
  const meanings = [...concepts, ...[...aspects.keys()].map((aspect) => index.asks[aspect]).filter((asks) => asks !== undefined)];
  if (ofTerms.size >= index.many_named) meanings.push(index.several);
  const features = count(analysed, [...terms, ...meanings], regions.length || !places.length ? regions : [index.elsewhere], index);
  return { words, places, aspects, features, topics: ofTerms, named: topics.size === 1 ? [...topics][0] : undefined };
}

export function pieces(form, { piece_sizes }) {
  const marked = `^${form}$`;
  return piece_sizes.flatMap((size) =>
    Array.from({ length: Math.max(0, marked.length - size + 1) }, (_, start) => marked.slice(start, start + size)));
}

function count({ words, sentence_count }, meanings, places, index) {
  const plain = new Map(), marked = new Map();
  const add = (table, feature, times) => table.set(feature, (table.get(feature) || 0) + times);
  const last = sentence_count - 1;
  let previous = "";
  for (const word of words) {
    const times = last > 0 && word.sentence === last ? index.last_sentence : 1;
    pieces(word.form, index).forEach((piece) => add(plain, piece, times));
    add(marked, "=" + word.lemma, times);
    word.parts.forEach((part) => add(marked, "+" + part, times));
    if (word.trust === "compound") word.parts.forEach((part) => add(marked, "=" + part, times));
    if (previous) marked.set(`_${previous}_${word.lemma}`, 1);
    previous = word.lemma;
  }
  const known = [...new Set(meanings)].sort((one, other) => one - other);
  known.forEach((one, at) => {
    marked.set(`~${one}`, 1);
    known.slice(at + 1).forEach((other) => marked.set(`&${one}~${other}`, 1));
  });
  places.forEach((place) => marked.set("@" + place, 1));
  const found = new Map([...plain].map(([piece, times]) => [piece, 1 + Math.log(times)]));
  for (const [feature, times] of marked) found.set(feature, index.tells[feature[0]] * (1 + Math.log(times)));
  return found;
}

/** One score a class, of the features in these rows of the model. */
function scores(features, index, isOf) {
  const { model } = index;
  const known = [...features].map(([feature, value]) => [model.features.get(feature), value])
    .filter(([row]) => row !== undefined && isOf(row)).map(([row, value]) => [row, value * model.rarity[row]]);
  const length = Math.sqrt(known.reduce((sum, [, share]) => sum + share * share, 0)) || 1;
  const totals = index.classes.map(() => 0);
  for (const [row, share] of known) {
    for (let at = model.starts[row]; at < model.starts[row + 1]; at++) {
      totals[model.columns[at]] += share / length * model.weights[at];
    }
  }
  return totals.map((total, number) => index.bias[number] + total * index.weight_units[number]);
}

/** The topics with their scores, best first. */
export function rank(evidence, index) {
  const { model, topic_count } = index, classes = index.classes.slice(0, topic_count);
  const isOfTopics = (row) => model.columns[model.starts[row]] < topic_count;
  const found = scores(evidence.features, index, isOfTopics).slice(0, topic_count);
  if (evidence.named !== undefined) found[evidence.named] = Math.max(...found) + index.named;
  const out = ruledOut(evidence, index);
  return classes.map((name, number) => ({ name, score: found[number] + (out.has(name) ? index.ruled_out : 0) }))
    .sort((one, other) => other.score - one.score || (one.name < other.name ? -1 : 1));
}

/** The regional descriptions, where all the places named lie outside them and none is named itself. */
function ruledOut({ places, topics }, index) {
  const named = [...topics].some((topic) => index.descriptions.includes(index.classes[topic]));
  const isInside = named || places.some((place) => index.regions[place]);
  return new Set(places.length && !isInside ? index.descriptions : []);
}

/** The kind of acute need that no listed sign names, but that reads like the examples of it; or null. */
export function likelyNeed({ words, features }, index) {
  const found = scores(features, index, () => true).slice(index.topic_count);
  const need = found.pop(), content = words.filter((word) => !saysNothing(word, index)).length;
  if (!(need >= (content > index.few_words ? index.need_from : index.need_of_one_word))) return null;
  return index.classes[index.topic_count + found.indexOf(Math.max(...found))];
}

// ---- Acute need: dialogue/safety.py -----------------------------------------------------------------------------------

const withoutDots = (text) => text.replaceAll("ä", "a").replaceAll("ö", "o");

function readSigns(rows) {
  const { known, number } = numbering();
  const signs = rows.map(([kind, all, unless, beside]) =>
    ({ kind, items: all.map(number), exceptions: unless.map((each) => each.map(number)), beside: beside && number(beside) }));
  const items = [...known.keys()];
  return { signs, dotted: stemTable(items), undotted: stemTable(items.map(withoutDots)) };
}

/** The kind of acute need that the text tells of, or null. */
export function acuteNeed(text, index) {
  text = normalise(text, index).replace(/(?<!\S)[a-zåäö](?: {1,3}[a-zåäö]){4,}(?!\S)/g, (run) => run.replaceAll(" ", ""));
  const matches = withoutDots(text) === text ? index.signs.undotted : index.signs.dotted;
  const split = sentences(text).map((sentence) => tokens(sentence, index));
  const found = split.map((words) => {
    const places = new Map();
    words.forEach((word, at) => new Set(matches(word)).forEach((item) =>
      places.has(item) ? places.get(item).push(at) : places.set(item, [at])));
    return places;
  });
  const allStand = (items, places) => items.every((item) => places.has(item));
  const standNear = (items, places) => allStand(items, places) && items.flatMap((item) => places.get(item)).some((start) =>
    items.every((item) => places.get(item).some((at) => start <= at && at < start + index.window)));
  const nothingElse = (items) => found.every((places, number) =>
    new Set(items.flatMap((item) => places.get(item) || [])).size === split[number].length);
  const sign = index.signs.signs.find(({ items, exceptions, beside }) => found.some((places) => standNear(items, places)
    && !exceptions.some((each) => allStand(each, places)) && (beside === null || nothingElse([...items, beside]))));
  return sign ? sign.kind : null;
}

// ---- Personal data: dialogue/privacy.py -------------------------------------------------------------------------------

const HENKILOTUNNUS = /(?<!\d)(0[1-9]|[12]\d|3[01])\.?(0[1-9]|1[0-2])\.?\d\d(?: ?[-+–—−A-FU-Y] ?| )\d{3} ?[0-9A-FHJ-NPR-Y](?![0-9A-ZÅÄÖ])/iu;
const EMAIL = /[\p{L}\p{N}_.+-]{1,64} ?(?:@|\(at\)|\[at\]|\(ät\)| ät | at | miukumauku ) ?[\p{L}\p{N}_-]+(?:(?: ?\. ?| piste )[\p{L}\p{N}_-]+)+/iu;
const IBAN = /(?<![A-Z0-9])[A-Z]{2}[ .-]?\d{2}(?:[ .-]?[0-9A-Z]{4}){2,7}(?:[ .-]?[0-9A-Z]{1,6})?(?![A-Z0-9])/giu;
const PHONE = /(?<![\d,.])(?:\+ ?358|00 ?358|\+\d{2}|0(?=[1-9]))[ -]?\(?0?\)?(?:[ -]?\d){6,11}(?!\d)/gu;
const PHONE_IN_GROUPS = /(?<![\d,.])0\d{1,2}(?:\) ?| ?\/ ?|\.)(?!(?:19|20)\d\d(?!\d))\d{3}(?:[ .-]?\d){2,5}(?!\d)/gu;
const SPACED_DIGITS = /(?<!\S)\d(?: \d){5,}(?!\S)/gu;
const NAME = /(?<![\p{L}\p{N}_])(?:[Nn]imeni on [A-ZÅÄÖ][\p{L}\p{N}_-]+|(?:[Oo]len|[Tt]erveisin|[Tt]erv\.?|[Tt]\.),? [A-ZÅÄÖ][\p{L}\p{N}_åäö-]*[a-zåäöé] [A-ZÅÄÖ][\p{L}\p{N}_-]*[a-zåäöé](?=$|[,.!?\n]| ja ))/u;
const DAY = /^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(19|20)\d\d$/;

/** The kind of personal data that the text holds, or null. */
export function personalData(text, { public_numbers }) {
  text = text.replace(SPACED_DIGITS, (run) => run.replaceAll(" ", ""));
  if (HENKILOTUNNUS.test(text)) return "henkilotunnus";
  if (EMAIL.test(text)) return "email";
  if ((text.match(IBAN) || []).some((found) => found.replace(/\D/g, "").length >= 12)) return "iban";
  for (const pattern of [PHONE, PHONE_IN_GROUPS]) {
    for (const [found] of text.matchAll(pattern)) {
      const digits = found.replace(/\D/g, "");
      const isPublic = public_numbers.some((start) => digits.startsWith(start));
      if (digits.length >= 7 && !isPublic && !DAY.test(digits)) return "phone";
    }
  }
  return NAME.test(text) ? "name" : null;
}

// ---- What to show: dialogue/decide.py ---------------------------------------------------------------------------------

/** The number of the entry of mixed-up topics whose word is all that was said, or null. */
function ambiguousEntry({ words, topics }, index) {
  const lemmas = new Set(words.map((word) => word.lemma));
  const content = words.filter((word) => !saysNothing(word, index)).map((word) => word.lemma);
  const number = topics.size ? -1 : index.ambiguous.findIndex((entry) =>
    entry.some((said) => content.every((lemma) => said.includes(lemma)) && said.every((lemma) => lemmas.has(lemma))));
  return number < 0 ? null : number;
}

/** The subject outside ours that a single sentence calls by its name, the longest name first, or null. */
function outsideSubject({ words, topics }, index) {
  const lemmas = words.map((word) => word.lemma);
  if (topics.size || words.some((word) => word.sentence)) return null;
  for (let length = Math.min(index.longest_outside, lemmas.length); length > 0; length--) {
    for (let at = 0; at + length <= lemmas.length; at++) {
      const subject = index.outside.get(lemmas.slice(at, at + length).join(" "));
      if (subject) return subject;
    }
  }
  return null;
}

/** The aspect with the most weight, or null. */
const strongestAspect = ({ aspects }) =>
  [...aspects].sort(([one, most], [other, more]) => more - most || (one < other ? -1 : 1)).map(([aspect]) => aspect)[0] || null;

/** What to show for a text, by the mark of its piece on the search page: acute need, personal data, a choice, topics best
    first with what of the first one is asked for, the office that knows, or the nearest topics. */
export function answer(text, index) {
  const sign = acuteNeed(text, index), personal = sign ? null : personalData(text, index);
  if (personal) return { piece: "refused", of: personal };
  const evidence = findEvidence(analyse(text, index), index), need = sign || likelyNeed(evidence, index);
  if (need) return { piece: "need", of: need };
  const choice = ambiguousEntry(evidence, index);
  if (choice !== null) return { piece: "choice", of: choice };
  const hits = rank(evidence, index), best = hits[0].score;
  const topics = hits.slice(0, index.most_choices).filter((hit) => hit.score >= index.choice_share * best).map((hit) => hit.name);
  if (best >= index.sure_from) return { piece: "found", topics, aspect: strongestAspect(evidence) };
  const subject = outsideSubject(evidence, index);
  if (subject) return { piece: "outside", of: subject };
  return { piece: "none", topics: best >= index.near_from ? topics : [] };
}

// ---- The page ---------------------------------------------------------------------------------------------------------

/** The tables, and the sentences of the search page: all that is shown comes from there. */
async function load(form) {
  const page = new URL(form.dataset.answers, location.href);
  const file = await fetch(new URL(form.dataset.tables, location.href));
  if (!file.ok) throw new Error(String(file.status));
  const index = await readIndex(new Uint8Array(await file.arrayBuffer()));
  let source = document;
  if (!document.getElementById("vastaukset")) {
    source = new DOMParser().parseFromString(await (await fetch(page)).text(), "text/html");
  }
  return { index, page, shown: source.getElementById("vastaukset").content };
}

function piece({ shown, page }, selector) {
  const made = document.importNode(shown.querySelector(selector), true);
  made.querySelectorAll("a[href]").forEach((link) => { link.href = new URL(link.getAttribute("href"), page).href; });
  return made;
}

/** The first topic, what of it is asked for, and the others. */
function answered(loaded, { topics, aspect }) {
  const made = piece(loaded, "[data-found]");
  const [first, ...more] = topics.map((topic) => piece(loaded, `[data-topic="${topic}"]`));
  const sections = first.dataset.sections.split(" ");
  if (sections.includes(aspect)) first.querySelectorAll("a").forEach((link) => { link.hash = aspect; });
  made.querySelector("[data-first]").replaceWith(...first.childNodes);
  offer(made, more);
  return made;
}

/** The nearest topics of a question that none is sure to answer. */
function unsure(loaded, { topics }) {
  const made = piece(loaded, "[data-none]");
  offer(made, topics.map((topic) => piece(loaded, `[data-topic="${topic}"]`)));
  return made;
}

function offer(made, topics) {
  const others = made.querySelector("[data-others]");
  topics.forEach((topic) => {
    const row = document.createElement("li"), link = topic.querySelector("h3 a");
    link.className = "card";
    row.append(link);
    others.querySelector("ul").append(row);
  });
  if (!topics.length) others.remove();
}

const MAKERS = { found: answered, none: unsure };
const SEEN = 0.75; // of the screen: a heading below it has no room for its answer
const UNREPEATED = ["need", "refused"]; // what was asked is not shown again on a screen that others may see

/** The piece for a text. Where a server answers too, the way to its whole answer stands under it. */
function made(loaded, text, found) {
  const shown = MAKERS[found.piece] ? MAKERS[found.piece](loaded, found) : piece(loaded, `[data-${found.piece}="${found.of}"]`);
  const full = UNREPEATED.includes(found.piece) ? null : loaded.shown.querySelector("[data-full]");
  if (!full) return shown;
  const way = piece(loaded, "[data-full]");
  way.querySelector("a").search += `&q=${encodeURIComponent(text)}`;
  shown.querySelector("[data-private]").before(way);
  return shown;
}

/** Shows what was found, the box with it. Says whether the question may stay in the box and in the address. */
function show(loaded, form, place, text) {
  const found = answer(text, loaded.index), shown = made(loaded, text, found);
  const isKept = !UNREPEATED.includes(found.piece);
  form.elements.q.value = isKept ? text : "";
  place.replaceChildren(shown);
  dispatchEvent(new Event("ohjaus:made"));
  const heading = shown.querySelector("h2");
  if (found.piece === "need") shown.scrollIntoView({ block: "start" });
  else if (heading.getBoundingClientRect().bottom > innerHeight * SEEN) form.scrollIntoView({ block: "start" });
  if (!isKept) heading.focus({ preventScroll: true });
  return isKept;
}

// The question stands in the part of the address that no browser sends: #q=palkkatuki
const ASKED = "#q=";

function askedInAddress() {
  if (!location.hash.startsWith(ASKED)) return "";
  try {
    return decodeURIComponent(location.hash.slice(ASKED.length));
  } catch {
    return ""; // half of a sign
  }
}

/** Puts the question into the address, or takes the last one out of it. */
function toAddress(text) {
  if (text) location.hash = ASKED + encodeURIComponent(text);
  else if (location.hash.startsWith(ASKED)) history.pushState(null, "", location.pathname + location.search);
}

/** An old address that a server would have read: `?q=` becomes `#q=`. */
function fromQuery() {
  const address = new URL(location.href), asked = address.searchParams.get("q");
  if (!asked) return;
  address.searchParams.delete("q");
  address.hash = ASKED + encodeURIComponent(asked);
  history.replaceState(null, "", address);
}

function start(form) {
  const place = document.getElementById("vastaus"), box = form.elements.q;
  let loading = null, isReady = false, shown = "";
  const loaded = () => loading ||= load(form).then((found) => { isReady = true; return found; })
    .catch((fault) => { loading = null; throw fault; });
  const ask = (text) => {
    form.nextElementSibling.hidden = true;
    if (!isReady) place.textContent = place.dataset.wait;
    return loaded().then((found) => { shown = show(found, form, place, text) ? text : ""; });
  };
  const failed = () => {
    place.textContent = "";
    if (form.hasAttribute("data-served")) form.submit();
    else form.nextElementSibling.hidden = false;
  };
  form.hidden = false;
  document.querySelectorAll("[data-unless-search]").forEach((each) => { each.hidden = true; });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (text) ask(text).then(() => toAddress(shown)).catch(failed);
    else box.focus();
  });
  form.addEventListener("focusin", () => loaded().catch(() => {}), { once: true });
  const follow = () => { // the reader went back or forward, or opened an address with a question
    const text = askedInAddress();
    if (text === shown) return;
    if (text) {
      box.value = text;
      ask(text).then(() => { if (!shown) history.replaceState(null, "", location.pathname + location.search); })
        .catch(() => { place.textContent = ""; }); // nothing is sent before the reader asks
    } else if (!location.hash) {
      box.value = shown = "";
      place.replaceChildren();
    }
  };
  addEventListener("popstate", follow);
  fromQuery();
  follow();
  if (document.getElementById("vastaukset")) loaded().catch(() => {}); // the form asks again when it is used
}

const form = typeof document === "undefined" ? null : document.querySelector("form[data-tables]");
if (form && "DecompressionStream" in window) start(form);
