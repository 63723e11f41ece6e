"""One bad record fails the tests that read it, and not the collection of all tests."""


def test_no_test_module_reads_the_records_while_it_is_imported(records_read_early):
    assert records_read_early == []
