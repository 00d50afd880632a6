"""Rules on words, in seven languages.

    note.traits(text)     what a note does: says where met, asks, sells, ...
    note.good(...)        would its reader call it a good one
    reply.classify(text)  which of nine kinds a reply is, and the sentence that decided
    tongue.language(text) the language of a text
    length.counted(text)  its length as LinkedIn counts it

`closeknit.shared.default_text.is_default` knows LinkedIn's own sentences.
"""
