// The script with which anybody checks a list without trusting this site: Node alone, ten lines, shown on its page.

/** `node comprobar.mjs nomina.json ENTROPY`: prints the hash of the file, and the order that chance gave. */
export const checkingScript = `import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
const [file, entropy] = process.argv.slice(2);
const text = readFileSync(file, 'utf8').trim();
const { label, projects } = JSON.parse(text);
const sha256 = (...parts) => parts.reduce((hash, one) => hash.update(one), createHash('sha256')).digest();
const ids = sha256(JSON.stringify(projects.map(({ id }) => id).sort()));
const place = (id) => sha256('pb-lot/1\\0', sha256(label), ids, sha256(entropy), sha256(id)).toString('hex');
console.log(sha256(text).toString('hex'));
projects.map(({ id, title }) => [place(id), id, title]).sort().forEach(([, id, title], at) => console.log(at + 1, id, title));
`;
