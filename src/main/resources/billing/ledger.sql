-- The ledger of the example billing service. Money is minor units; a debit is above zero, a credit below.

-- What the books were read from; one row.
CREATE TABLE IF NOT EXISTS source (
  one INT PRIMARY KEY CHECK (one = 1),
  cluster VARCHAR NOT NULL
);

-- Up to where each partition has been read; moves in the transaction that books what was read.
CREATE TABLE IF NOT EXISTS positions (
  topic_partition INT PRIMARY KEY,
  next_offset BIGINT NOT NULL
);

-- Every version of every receipt that was taken in. Its key is the key of idempotence.
CREATE TABLE IF NOT EXISTS versions (
  receipt_id VARCHAR NOT NULL,
  version INT NOT NULL,
  trip_id VARCHAR NOT NULL,
  store_id VARCHAR NOT NULL,
  status VARCHAR NOT NULL,
  owed_minor BIGINT NOT NULL,
  currency CHAR(3) NOT NULL,
  reason VARCHAR NOT NULL,
  evidence_hash VARCHAR NOT NULL,
  left_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  final_by TIMESTAMP(6) WITH TIME ZONE,
  PRIMARY KEY (receipt_id, version)
);

-- Two postings of each booked version, which add up to zero.
CREATE TABLE IF NOT EXISTS postings (
  receipt_id VARCHAR NOT NULL,
  version INT NOT NULL,
  account VARCHAR NOT NULL,
  minor BIGINT NOT NULL CHECK (minor <> 0),
  PRIMARY KEY (receipt_id, version, account),
  FOREIGN KEY (receipt_id, version) REFERENCES versions (receipt_id, version)
);

-- Records that break the contract, as they were; a person looks at them.
CREATE TABLE IF NOT EXISTS refused (
  topic_partition INT NOT NULL,
  record_offset BIGINT NOT NULL,
  trip_id VARCHAR,
  reason VARCHAR NOT NULL,
  record_value VARBINARY,
  PRIMARY KEY (topic_partition, record_offset)
);
