/** `killed-at-once.ts <program> <argument>…`: starts a program as a run does, and is killed before it does anything else. */
import { systemPrograms } from '../../src/hosts/programs.ts';

const [, , program = '', ...args] = process.argv;
systemPrograms.start({ argv: [program, ...args], env: process.env });
process.kill(process.pid, 'SIGKILL');
