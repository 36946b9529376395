/** Names of platforms, as builders and registries compare them. */
import { arch } from 'node:os';
import type { Platform } from '../image/manifest.ts';

/** Source: github.com/containerd/platforms, database.go. */
const otherNames: Readonly<Record<string, string>> = {
  x64: 'amd64',
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  armhf: 'arm/v7',
  armel: 'arm/v6',
  arm: 'arm/v7',
  'arm/7': 'arm/v7',
  'arm/6': 'arm/v6',
  'arm64/v8': 'arm64',
  'arm64/8': 'arm64',
  'amd64/v1': 'amd64',
  ia32: '386',
  i386: '386',
};

/** `linux/x86_64` → `linux/amd64`, `linux/arm` → `linux/arm/v7`, `arm64` → `linux/arm64`. */
export function normalizePlatform(platform: string): string {
  const parts = platform.toLowerCase().split('/');
  const [os, ...machine] = parts.length === 1 ? ['linux', ...parts] : parts;
  const name = machine.join('/');
  return `${os}/${otherNames[name] ?? name}`;
}

/** Of containers on this machine. */
export function hostPlatform(): string {
  return normalizePlatform(`linux/${arch()}`);
}

export function platformName({
  os,
  architecture,
  variant,
}: Omit<Platform, 'variant'> & { readonly variant?: string | undefined }): string {
  return normalizePlatform([os, architecture, ...(variant === undefined || variant === '' ? [] : [variant])].join('/'));
}
