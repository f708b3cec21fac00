/** Folds the log once more beside the record, compares, and repairs what differs. */
package io.rostrum.record.rebuild;
