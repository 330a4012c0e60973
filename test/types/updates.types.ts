import {
  AddToSet,
  ArrayField,
  CharField,
  CurrentDate,
  DateTimeField,
  DecimalField,
  DjongoManager,
  EmbeddedField,
  Inc,
  IntegerField,
  Model,
  Mul,
  Pop,
  Pull,
  Push,
  Rename,
  SetMax,
  SetMin,
  Unset,
} from 'nestjs-djongo';

class Author {
  @CharField() name!: string;
  @CharField({ null: true }) email!: string | null;
}

class Entry extends Model {
  @CharField() headline!: string;
  @IntegerField() n!: number;
  @DecimalField() price!: string;
  @DateTimeField({ null: true }) pub!: Date | null;
  @ArrayField({ baseField: CharField() }) tags!: string[];
  @ArrayField({ modelContainer: Author }) authors!: Author[];
  @EmbeddedField({ modelContainer: Author }) editor!: Author;
  static objects = new DjongoManager<Entry>();
}

const entries = Entry.objects.all();

void entries.update({ n: Inc(1), price: Inc('0.10'), headline: 'x' });
void entries.update({ n: Mul(2), pub: SetMax(new Date()) });
void entries.update({ n: SetMin(0), tags: Push('a', 'b') });
void entries.update({ tags: AddToSet('a'), authors: Push({ name: 'P', email: null }) });
void entries.update({ tags: Pull('a') });
void entries.update({ tags: Pop('first'), pub: CurrentDate(), headline: Rename('editor__name') });
void entries.update({ pub: Unset(), editor__name: SetMax('x') });

// @ts-expect-error is not assignable to type
void entries.update({ n: Inc('1') });
// @ts-expect-error is not assignable to type
void entries.update({ headline: Push('a') });
// @ts-expect-error is not assignable to type
void entries.update({ tags: Push(1) });
// @ts-expect-error is not assignable to type
void entries.update({ authors: Push({ nam: 'P' }) });
// @ts-expect-error is not assignable to type
void entries.update({ n: CurrentDate() });
// @ts-expect-error is not assignable to type
void entries.update({ nn: Inc(1) });
// @ts-expect-error is not assignable to parameter
void entries.update({ tags: Pop('middle') });
// @ts-expect-error is not assignable to type
void entries.update({ tags: Pull(2) });
// @ts-expect-error is not assignable to type
void entries.update({ editor__name: Inc(1) });
// @ts-expect-error is not assignable to type
void entries.update({ pub: SetMin('2024-01-01') });
// @ts-expect-error is not assignable to type
void entries.update({ n: Mul('2') });
// @ts-expect-error Expected 0 arguments
void entries.update({ pub: CurrentDate(1) });
