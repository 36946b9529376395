import { playWorlds } from './worlds.ts';

playWorlds(26, 50);
