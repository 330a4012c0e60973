export { ArrayConcat } from './arrays/array-concat.function.js';
export { ArrayContains } from './arrays/array-contains.function.js';
export { ArrayDifference } from './arrays/array-difference.function.js';
export { ArrayElement } from './arrays/array-element.function.js';
export { ArrayIntersection } from './arrays/array-intersection.function.js';
export { ArrayLength } from './arrays/array-length.function.js';
export { ArrayReverse } from './arrays/array-reverse.function.js';
export { ArraySlice } from './arrays/array-slice.function.js';
export { ArraySort } from './arrays/array-sort.function.js';
export { ArrayUnion } from './arrays/array-union.function.js';
export type * from './function-types.js';
export { Cast } from './comparison/cast.function.js';
export { Coalesce } from './comparison/coalesce.function.js';
export { Greatest } from './comparison/greatest.function.js';
export { JSONObject } from './comparison/json-object.function.js';
export { Least } from './comparison/least.function.js';
export { NullIf } from './comparison/null-if.function.js';
export { DateAdd } from './dates/date-add.function.js';
export { DateDiff } from './dates/date-diff.function.js';
export {
  Extract,
  ExtractDay,
  ExtractHour,
  ExtractIsoWeekDay,
  ExtractIsoYear,
  ExtractMinute,
  ExtractMonth,
  ExtractQuarter,
  ExtractSecond,
  ExtractWeek,
  ExtractWeekDay,
  ExtractYear,
  type ExtractPart,
} from './dates/extract.js';
export { Now } from './dates/now.function.js';
export type { TimeZoneOptions } from './dates/time-zone.js';
export { TruncDate } from './dates/trunc-date.function.js';
export { TruncTime } from './dates/trunc-time.function.js';
export {
  Trunc,
  TruncDay,
  TruncHour,
  TruncMinute,
  TruncMonth,
  TruncQuarter,
  TruncSecond,
  TruncWeek,
  TruncYear,
  type TruncKind,
} from './dates/trunc.js';
export type { DateUnit } from './dates/units.js';
export { ATan2 } from './math/a-tan2.function.js';
export { Abs } from './math/abs.function.js';
export { Ceil } from './math/ceil.function.js';
export { Exp } from './math/exp.function.js';
export { Floor } from './math/floor.function.js';
export { Ln } from './math/ln.function.js';
export { Log } from './math/log.function.js';
export { Mod } from './math/mod.function.js';
export { Pi } from './math/pi.function.js';
export { Power } from './math/power.function.js';
export { Random } from './math/random.function.js';
export { Round } from './math/round.function.js';
export { Sign } from './math/sign.function.js';
export { Sqrt } from './math/sqrt.function.js';
export { ACos, ASin, ATan, Cos, Cot, Degrees, Radians, Sin, Tan } from './math/trigonometry.js';
export { Chr } from './text/chr.function.js';
export { Concat } from './text/concat.function.js';
export { LPad } from './text/l-pad.function.js';
export { LTrim } from './text/l-trim.function.js';
export { Left } from './text/left.function.js';
export { Length } from './text/length.function.js';
export { Lower } from './text/lower.function.js';
export { Ord } from './text/ord.function.js';
export { RPad } from './text/r-pad.function.js';
export { RTrim } from './text/r-trim.function.js';
export { Repeat } from './text/repeat.function.js';
export { Replace } from './text/replace.function.js';
export { Reverse } from './text/reverse.function.js';
export { Right } from './text/right.function.js';
export { StrIndex } from './text/str-index.function.js';
export { Substr } from './text/substr.function.js';
export { Trim } from './text/trim.function.js';
export { Upper } from './text/upper.function.js';
