import type { ComponentKind, Role } from './stack.ts';

/** What a setting may be. */
export type SettingValue = string | number | boolean;

/** Largest number that a setting may be where its kind says no other: ten minutes in milliseconds. */
export const largestSetting = 600_000;

/** What a stack file may say about components of a kind, as plain data: told by the kinds, read by who checks the file. */
export interface KindDescription {
  /** The kind. */
  readonly kind: ComponentKind;
  /** Role when the file names none; absent when it must. */
  readonly role?: Role;
  /** Roles it can have. */
  readonly roles: readonly Role[];
  /** Port when the file names none; 0 when it listens on none. */
  readonly port: number;
  /** Settings with their defaults; a value must be of the same type. */
  readonly settings: Readonly<Record<string, SettingValue>>;
  /** What a text setting may be, by name; absent means any name of host, component or path. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** Least and greatest of a number setting, by name; absent means from 0 to ten minutes in milliseconds. */
  readonly ranges: Readonly<Record<string, readonly [least: number, greatest: number]>>;
  /** The configuration file that it reads; absent when it reads none. */
  readonly mainFile?: string;
}
