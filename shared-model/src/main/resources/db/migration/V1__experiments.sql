-- Rows are the truth, messages are hints: docs/architecture.md.

create table experiment (
    id                bigint generated always as identity primary key,
    name              text,
    status            text        not null
                      check (status in ('pending', 'queued', 'running', 'completed', 'failed', 'cancelled')),
    molecule          jsonb       not null,
    configuration     jsonb       not null,
    method            text        not null,
    priority          integer     not null default 0,
    tags              text[]      not null default '{}',

    -- The claim of the worker that holds it; the token fences every write of that worker.
    epoch             bigint      not null default 0,
    claim             uuid,
    worker_id         text,
    lease_until       timestamptz,
    attempts          integer     not null default 0,

    -- Progress.
    sub_status        text,
    saved_iterations  integer     not null default 0,
    checkpoint        bytea,
    checkpoint_format integer     not null default 0,
    energy            double precision,
    best_energy       double precision,
    hf_energy         double precision,
    result            jsonb,
    error_message     text,
    cancel_reason     text,
    provider_job_id   text,

    created_at        timestamptz not null default now(),
    queued_at         timestamptz,
    -- When a run hint was last written; bounds how often a waiting experiment is hinted at again.
    hinted_at         timestamptz,
    started_at        timestamptz,
    completed_at      timestamptz,
    cancelled_at      timestamptz,
    -- A cancelled experiment whose last holder has let go, or which nobody held: its tail is closed.
    stopped_at        timestamptz,
    updated_at        timestamptz not null default now()
);

create index experiment_by_status on experiment (status, id desc);
create index experiment_by_method on experiment (method, id desc);
create index experiment_by_name on experiment (lower(name), id desc);
create index experiment_by_creation on experiment (created_at);
create index experiment_by_tags on experiment using gin (tags);
create index experiment_queued on experiment (queued_at) where status = 'queued';
create index experiment_leased on experiment (lease_until) where status = 'running';

create table iteration (
    experiment_id bigint           not null references experiment on delete cascade,
    iteration     integer          not null check (iteration > 0),
    energy        double precision not null,
    residual      double precision not null,
    evaluations   integer          not null,
    primary key (experiment_id, iteration)
);

-- Messages decided in a transaction and not yet confirmed by the broker.
create table outbox (
    id            bigint generated always as identity primary key,
    kind          text        not null check (kind in ('run', 'cancel')),
    experiment_id bigint      not null,
    created_at    timestamptz not null default now(),
    claimed_until timestamptz
);
create index outbox_by_kind on outbox (kind, id);

create table idempotency_key (
    key           text primary key,
    body_hash     bytea       not null,
    experiment_id bigint      not null references experiment on delete cascade,
    created_at    timestamptz not null default now()
);
create index idempotency_key_by_experiment on idempotency_key (experiment_id);
create index idempotency_key_by_creation on idempotency_key (created_at);

create table worker (
    worker_id        text primary key,
    host             text        not null,
    version          text        not null,
    slots            integer     not null,
    memory_bytes     bigint      not null,
    reads_checkpoint integer     not null,
    started_at       timestamptz not null,
    last_seen        timestamptz not null
);
