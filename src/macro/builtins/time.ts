import { type Builtin, builtin } from "../builtin.ts";

export const timeBuiltins: readonly Builtin[] = [
  builtin("getTime", "number", [], () => Date.now()),
  builtin(
    "getDateAndTime",
    "nothing",
    ["ref", "ref", "ref", "ref", "ref", "ref", "ref", "ref"],
    (_, year, month, dayOfWeek, dayOfMonth, hour, minute, second, millisecond) => {
      const now = new Date();
      year.set(now.getFullYear());
      month.set(now.getMonth());
      dayOfWeek.set(now.getDay());
      dayOfMonth.set(now.getDate());
      hour.set(now.getHours());
      minute.set(now.getMinutes());
      second.set(now.getSeconds());
      millisecond.set(now.getMilliseconds());
    },
  ),
];
