-- Through whom a mention came, what its statement does and its hedge; filled when documents are read again.

ALTER TABLE mentions ADD COLUMN hedge TEXT;
ALTER TABLE mentions ADD COLUMN stance TEXT;
ALTER TABLE mentions ADD COLUMN quote TEXT;
ALTER TABLE mentions ADD COLUMN via TEXT NOT NULL DEFAULT '[]';
