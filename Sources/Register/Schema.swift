internal import GRDB

/// The tables of the register. A released migration is never changed; a new schema is a new one.
enum Schema {
  /// `GWEN` in ASCII: marks the file as a register for `file` and for `Register`.
  static let applicationID: Int32 = 0x4757_454E

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      for statements in [documents, structure, mentions, files, search, current] {
        try database.execute(sql: statements)
      }
      try database.execute(
        sql: "INSERT INTO meta (key, value) VALUES ('search_text', ?)",
        arguments: ["\(SearchText.version)"])
    }
    return migrator
  }

  /// A document is what has one number, or one title and issuer; a version is one state of its text.
  /// `versions_card` has all that questions ask of many versions: their rows are wide and take ten
  /// times as long to read.
  private static let documents = """
    CREATE TABLE meta (
      key TEXT PRIMARY KEY NOT NULL,
      value TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE documents (
      id INTEGER PRIMARY KEY,
      current_version INTEGER REFERENCES versions (id) ON DELETE SET NULL
        DEFERRABLE INITIALLY DEFERRED
    );
    CREATE INDEX documents_current ON documents (current_version);
    CREATE TABLE document_keys (
      key TEXT PRIMARY KEY NOT NULL,
      document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE
    ) WITHOUT ROWID;
    CREATE INDEX document_keys_document ON document_keys (document_id);
    CREATE TABLE versions (
      id INTEGER PRIMARY KEY,
      document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      fingerprint TEXT NOT NULL,
      source_sha256 TEXT NOT NULL,
      source_format TEXT NOT NULL,
      models_version TEXT NOT NULL,
      models_sha256 TEXT NOT NULL,
      program TEXT NOT NULL,
      title TEXT,
      issued_text TEXT,
      document_number TEXT,
      issuers TEXT NOT NULL CHECK (json_valid(issuers)),
      addressees TEXT NOT NULL CHECK (json_valid(addressees)),
      copied_to TEXT NOT NULL CHECK (json_valid(copied_to)),
      issued_on TEXT,
      published_on TEXT,
      printed_on TEXT,
      effective_on TEXT,
      expires_on TEXT,
      region_code TEXT,
      region_name TEXT,
      level TEXT,
      attachments TEXT NOT NULL CHECK (json_valid(attachments)),
      cites TEXT NOT NULL CHECK (json_valid(cites)),
      characters INTEGER NOT NULL,
      first_clause INTEGER NOT NULL DEFAULT 0,
      last_clause INTEGER NOT NULL DEFAULT -1,
      first_assignment INTEGER NOT NULL DEFAULT 0,
      last_assignment INTEGER NOT NULL DEFAULT -1,
      obligation_count INTEGER NOT NULL DEFAULT 0,
      amount_count INTEGER NOT NULL DEFAULT 0,
      first_seen TEXT NOT NULL,
      UNIQUE (document_id, ordinal),
      UNIQUE (document_id, fingerprint)
    );
    CREATE INDEX versions_number ON versions (document_number);
    CREATE INDEX versions_issued ON versions (issued_on);
    CREATE INDEX versions_region ON versions (region_code);
    CREATE INDEX versions_card ON versions (
      id, issued_on, published_on, printed_on, expires_on, region_code, region_name, level, issuers,
      first_clause, last_clause, first_assignment, last_assignment, obligation_count
    );
    """

  /// The clauses of a version have consecutive identifiers in the order of the text, from
  /// `versions.first_clause` to `last_clause`; so have its assignments. Rows of a version refer to
  /// its sections together with the version, so that one index does for both: an index of a million
  /// clauses by their sections would take a tenth of the size of the text.
  private static let structure = """
    CREATE TABLE sections (
      id INTEGER PRIMARY KEY,
      version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
      parent_id INTEGER,
      part TEXT NOT NULL,
      marker TEXT,
      heading TEXT NOT NULL,
      level INTEGER NOT NULL,
      range_start INTEGER NOT NULL,
      range_end INTEGER NOT NULL,
      page INTEGER,
      UNIQUE (version_id, id),
      FOREIGN KEY (version_id, parent_id) REFERENCES sections (version_id, id) ON DELETE CASCADE
    );
    CREATE TABLE clauses (
      id INTEGER PRIMARY KEY,
      version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
      section_id INTEGER,
      label TEXT NOT NULL,
      modality TEXT,
      range_start INTEGER NOT NULL,
      range_end INTEGER NOT NULL,
      page INTEGER,
      boxes TEXT,
      text TEXT NOT NULL,
      FOREIGN KEY (version_id, section_id) REFERENCES sections (version_id, id) ON DELETE CASCADE
    );
    CREATE INDEX clauses_version ON clauses (version_id);
    CREATE TABLE table_rows (
      clause_id INTEGER PRIMARY KEY REFERENCES clauses (id) ON DELETE CASCADE,
      text TEXT NOT NULL,
      path TEXT NOT NULL CHECK (json_valid(path))
    );
    """

  /// `coverage` says which clauses an assignment is for: its own, those of its section, those of its
  /// row of a table; it has their labels because the rows of clauses are wide. `units` are the
  /// distinct official names.
  private static let mentions = """
    CREATE TABLE units (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    );
    CREATE TABLE assignments (
      id INTEGER PRIMARY KEY,
      version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
      role TEXT NOT NULL,
      open_ended INTEGER NOT NULL,
      section_id INTEGER REFERENCES sections (id) ON DELETE CASCADE,
      clause_id INTEGER REFERENCES clauses (id) ON DELETE CASCADE,
      range_start INTEGER NOT NULL,
      range_end INTEGER NOT NULL,
      CHECK ((section_id IS NULL) <> (clause_id IS NULL))
    );
    CREATE INDEX assignments_version ON assignments (version_id);
    CREATE INDEX assignments_section ON assignments (section_id) WHERE section_id IS NOT NULL;
    CREATE INDEX assignments_clause ON assignments (clause_id) WHERE clause_id IS NOT NULL;
    CREATE TABLE assignment_units (
      assignment_id INTEGER NOT NULL REFERENCES assignments (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      unit_id INTEGER NOT NULL REFERENCES units (id),
      name TEXT,
      range_start INTEGER NOT NULL,
      range_end INTEGER NOT NULL,
      PRIMARY KEY (assignment_id, position)
    ) WITHOUT ROWID;
    CREATE INDEX assignment_units_unit ON assignment_units (unit_id);
    CREATE TABLE coverage (
      assignment_id INTEGER NOT NULL REFERENCES assignments (id) ON DELETE CASCADE,
      clause_id INTEGER NOT NULL REFERENCES clauses (id) ON DELETE CASCADE,
      label TEXT NOT NULL,
      PRIMARY KEY (assignment_id, clause_id)
    ) WITHOUT ROWID;
    CREATE INDEX coverage_clause ON coverage (clause_id);
    CREATE TABLE deadlines (
      id INTEGER PRIMARY KEY,
      clause_id INTEGER NOT NULL REFERENCES clauses (id) ON DELETE CASCADE,
      text TEXT NOT NULL,
      kind TEXT NOT NULL,
      start_on TEXT,
      end_on TEXT,
      rule TEXT,
      range_start INTEGER NOT NULL,
      range_end INTEGER NOT NULL
    );
    CREATE INDEX deadlines_clause ON deadlines (clause_id);
    CREATE TABLE row_deadlines (
      clause_id INTEGER NOT NULL REFERENCES clauses (id) ON DELETE CASCADE,
      deadline_id INTEGER NOT NULL REFERENCES deadlines (id) ON DELETE CASCADE,
      PRIMARY KEY (clause_id, deadline_id)
    ) WITHOUT ROWID;
    CREATE INDEX row_deadlines_deadline ON row_deadlines (deadline_id);
    CREATE TABLE amounts (
      id INTEGER PRIMARY KEY,
      clause_id INTEGER NOT NULL REFERENCES clauses (id) ON DELETE CASCADE,
      text TEXT NOT NULL,
      currency TEXT NOT NULL,
      min REAL,
      max REAL,
      bound TEXT NOT NULL,
      per TEXT,
      condition TEXT,
      range_start INTEGER NOT NULL,
      range_end INTEGER NOT NULL
    );
    CREATE INDEX amounts_clause ON amounts (clause_id);
    CREATE TABLE targets (
      id INTEGER PRIMARY KEY,
      clause_id INTEGER NOT NULL REFERENCES clauses (id) ON DELETE CASCADE,
      text TEXT NOT NULL,
      metric TEXT NOT NULL,
      comparator TEXT NOT NULL,
      value REAL NOT NULL,
      unit TEXT,
      deadline_id INTEGER REFERENCES deadlines (id) ON DELETE SET NULL,
      range_start INTEGER NOT NULL,
      range_end INTEGER NOT NULL
    );
    CREATE INDEX targets_clause ON targets (clause_id);
    CREATE INDEX targets_deadline ON targets (deadline_id) WHERE deadline_id IS NOT NULL;
    CREATE TABLE people (
      id INTEGER PRIMARY KEY,
      version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
      group_name TEXT NOT NULL,
      role TEXT NOT NULL,
      name TEXT NOT NULL,
      title TEXT
    );
    CREATE INDEX people_version ON people (version_id);
    CREATE INDEX people_name ON people (name);
    """

  /// Every document that was looked at, also those that gave nothing. `containers` are archives and
  /// messages, whose documents have a path below theirs.
  private static let files = """
    CREATE TABLE containers (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE,
      sha256 TEXT,
      size INTEGER,
      modified TEXT
    );
    CREATE TABLE files (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE,
      container_id INTEGER REFERENCES containers (id) ON DELETE SET NULL,
      sha256 TEXT NOT NULL,
      size INTEGER,
      modified TEXT,
      format TEXT NOT NULL,
      pages INTEGER,
      models_version TEXT NOT NULL,
      models_sha256 TEXT NOT NULL,
      program TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('stored', 'failed')),
      version_id INTEGER REFERENCES versions (id) ON DELETE SET NULL,
      failure_code TEXT,
      failure_page INTEGER,
      failure_detail TEXT,
      first_seen TEXT NOT NULL,
      last_seen TEXT NOT NULL,
      gone_since TEXT
    );
    CREATE INDEX files_sha256 ON files (sha256);
    CREATE INDEX files_size ON files (size);
    CREATE INDEX files_version ON files (version_id);
    CREATE INDEX files_container ON files (container_id) WHERE container_id IS NOT NULL;
    CREATE INDEX files_failed ON files (failure_code) WHERE status = 'failed';
    CREATE INDEX files_gone ON files (gone_since) WHERE gone_since IS NOT NULL;
    CREATE TABLE diagnostics (
      id INTEGER PRIMARY KEY,
      file_id INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
      code TEXT NOT NULL,
      message TEXT NOT NULL,
      page INTEGER
    );
    CREATE INDEX diagnostics_file ON diagnostics (file_id);
    """

  /// What questions go through instead of all rows of a common unit: for current versions only.
  private static let current = """
    CREATE TABLE unit_versions (
      unit_id INTEGER NOT NULL REFERENCES units (id),
      version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
      obligations INTEGER NOT NULL,
      responsible INTEGER NOT NULL,
      lead INTEGER NOT NULL,
      cooperating INTEGER NOT NULL,
      supervising INTEGER NOT NULL,
      office INTEGER NOT NULL,
      first_due TEXT,
      PRIMARY KEY (unit_id, version_id)
    ) WITHOUT ROWID;
    CREATE INDEX unit_versions_version ON unit_versions (version_id);
    CREATE TABLE due (
      rule TEXT NOT NULL,
      end_on TEXT NOT NULL,
      clause_id INTEGER NOT NULL REFERENCES clauses (id) ON DELETE CASCADE,
      deadline_id INTEGER NOT NULL REFERENCES deadlines (id) ON DELETE CASCADE,
      version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
      label TEXT NOT NULL,
      PRIMARY KEY (rule, end_on, clause_id, deadline_id)
    ) WITHOUT ROWID;
    CREATE INDEX due_clause ON due (clause_id);
    CREATE INDEX due_deadline ON due (deadline_id);
    CREATE INDEX due_version ON due (version_id);
    CREATE TABLE due_units (
      unit_id INTEGER NOT NULL REFERENCES units (id),
      rule TEXT NOT NULL,
      end_on TEXT NOT NULL,
      clause_id INTEGER NOT NULL,
      deadline_id INTEGER NOT NULL,
      role TEXT NOT NULL,
      version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
      label TEXT NOT NULL,
      PRIMARY KEY (unit_id, rule, end_on, clause_id, deadline_id, role)
    ) WITHOUT ROWID;
    CREATE INDEX due_units_version ON due_units (version_id);
    """

  /// The indexes hold `SearchText.indexed` of what belongs to current versions and no text of their
  /// own; that they name their content tables lets Datasette find them. The one of headings knows
  /// only short ones and is for the program. The lengths of the texts, a tenth of the index, are not
  /// kept: only `bm25` asks for them, and it has to weigh every hit, which takes too long.
  ///
  /// `hashsize` is how many bytes of new entries are collected in memory: what many documents that
  /// are stored together bring is written once, not in pieces that have to be merged.
  private static let search = """
    CREATE VIRTUAL TABLE clauses_fts USING fts5(
      text, content="clauses", content_rowid="id", columnsize=0,
      tokenize="unicode61 remove_diacritics 0"
    );
    CREATE VIRTUAL TABLE versions_fts USING fts5(
      title, issued_text, document_number, content="versions", content_rowid="id",
      tokenize="unicode61 remove_diacritics 0"
    );
    CREATE VIRTUAL TABLE headings_fts USING fts5(
      heading, content="", columnsize=0, tokenize="unicode61 remove_diacritics 0"
    );
    INSERT INTO clauses_fts (clauses_fts, rank) VALUES ('hashsize', 16777216);
    INSERT INTO headings_fts (headings_fts, rank) VALUES ('hashsize', 16777216);
    CREATE VIEW obligations AS
      SELECT clauses.id, clauses.version_id, clauses.section_id, clauses.label, clauses.modality,
        clauses.page, coalesce(table_rows.text, clauses.text) AS text, table_rows.path AS row_path
      FROM clauses
      JOIN versions ON versions.id = clauses.version_id
      JOIN documents ON documents.id = versions.document_id
        AND documents.current_version = versions.id
      LEFT JOIN table_rows ON table_rows.clause_id = clauses.id
      WHERE clauses.label <> 'context';
    CREATE VIEW duties AS
      SELECT units.name AS unit, assignments.role, obligations.id AS clause_id, obligations.label,
        obligations.text, obligations.page, versions.title, versions.document_number,
        versions.issued_on
      FROM units
      JOIN assignment_units ON assignment_units.unit_id = units.id
      JOIN assignments ON assignments.id = assignment_units.assignment_id
      JOIN coverage ON coverage.assignment_id = assignments.id
      JOIN obligations ON obligations.id = coverage.clause_id
      JOIN versions ON versions.id = obligations.version_id;
    """
}
