/** `killed-parent.ts <program> <argument>…`: runs a program as a run does, and waits for it, to be killed meanwhile. */
import { systemPrograms } from '../../src/hosts/programs.ts';

const [, , program = '', ...args] = process.argv;
await systemPrograms.run({ argv: [program, ...args], env: process.env });
