// What was written, kept on this device until the server has it. The keys begin alike and name the person,
// so that on a shared school computer nobody is offered another's text.
//   coesa:unsent:<person>:<place>:<thing> = [{"fields": [[name, value], …], "at": "…", "revision": "7"}, …], newest first
const PREFIX = 'coesa:unsent:';
const DAYS_KEPT = 30;

// A browser may refuse storage (private windows, full disk). Then only the page itself holds the text.
const quietly = (work, otherwise) => {
  try { return work(); } catch { return otherwise; }
};

export const keyOf = (person, place, thing) => `${PREFIX}${person}:${place}:${thing}`;

export const keep = (key, copies) => quietly(() => localStorage.setItem(key, JSON.stringify(copies)));

export const kept = (key) => quietly(() => JSON.parse(localStorage.getItem(key)), null);

export const forget = (key) => quietly(() => localStorage.removeItem(key));

const keys = () => quietly(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)), []);

const keysOf = (person) => keys().filter((key) => key.startsWith(`${PREFIX}${person}:`));

export const anyKept = (person) => keysOf(person).length > 0;

// Another's text waits for its writer, who is asked about it when they sign out.
export const forgetAll = (person) => keysOf(person).forEach(forget);

export const forgetOld = () => {
  const limit = Date.now() - DAYS_KEPT * 86400000;
  for (const key of keys()) if (!(Date.parse(kept(key)?.[0]?.at) > limit)) forget(key);
};
