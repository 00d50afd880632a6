import pytest

from closeknit.town import Town, build
from tests.town.told import TODAY, Word, words_of


@pytest.fixture(scope="package")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return build(tmp_path_factory.mktemp("town"), today=TODAY)


@pytest.fixture(scope="package")
def words(town: Town) -> dict[str, list[Word]]:
    return words_of(town)
