"""From the text of an article to candidates: what each figure in it means.

In the order in which a figure goes through them (each imports only what stands before it):

- what the words are: `lexicon_rows`, `lexicon` (data/lexicon.csv), `bylines`;
- how it is spelt: `gazetteer`, `spelt`;
- where the article is: `context`, `subject`, `communes`, `code`, `when`, `doc`, `thread`;
- one sentence: `sentence`, `verb`, and `fit`, which picks the rule of the lexicon for a figure;
- when: `added`, `apart`, `times`, `dating`; which part: `parts`; what sort of statement: `aims`, `meaning`;
- whose: `whose`;
- what a figure is none of: `barred_party`, `barred`, `aside`, `targets`;
- the row: `told` (kind and time, and how sure), `draft`, `status`, `stretch`;
- the door: `extract`.

The numbers themselves are read before any of this, by `kit.quantities`, which knows nothing of districts.
"""
