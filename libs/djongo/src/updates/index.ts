export { AddToSet } from './add-to-set.operator.js';
export { CurrentDate } from './current-date.operator.js';
export { Inc } from './inc.operator.js';
export { Mul } from './mul.operator.js';
export { Pop } from './pop.operator.js';
export { Pull } from './pull.operator.js';
export { Push } from './push.operator.js';
export { Rename } from './rename.operator.js';
export { SetMax } from './set-max.operator.js';
export { SetMin } from './set-min.operator.js';
export { Unset } from './unset.operator.js';
export {
  type OperatorTarget,
  storedValue,
  type UpdateExpression,
  type updateExpression,
  UpdateOperator,
} from './update-operator.js';
