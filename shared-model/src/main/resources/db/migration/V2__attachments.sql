-- Documents of an experiment that are too large for its row: circuits, density matrices, Hamiltonians.
create table attachment (
    experiment_id bigint not null references experiment on delete cascade,
    name          text   not null,
    content       bytea  not null, -- gzip
    primary key (experiment_id, name)
);
-- Packed already: PostgreSQL need not try.
alter table attachment alter column content set storage external;
