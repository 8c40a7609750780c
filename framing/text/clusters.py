"""Found topics: clusters of articles by their words, the same on every run."""

from __future__ import annotations

import numpy as np

COMPONENTS = 50
LARGEST_SHARE = 0.5  # words in more of the articles say nothing of topics
FEWEST = 10  # articles a cluster


def found_topics(matrix, *, k: int = 8) -> np.ndarray:
    """A cluster for each article.

    Parameters
    ----------
    matrix : sparse matrix (articles × terms)
        Counts.
    k : int
        Clusters; fewer where there are under ten articles a cluster.

    Returns
    -------
    int array (articles), 0 for the largest cluster

    Notes
    -----
    k-means (Lloyd 1982, k-means++ starts from a fixed seed) on the 50 leading components (latent
    semantic analysis, Deerwester et al. 1990) of TF-IDF with sublinear counts, articles scaled to
    length 1.
    """
    from sklearn.cluster import KMeans
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfTransformer
    from sklearn.preprocessing import normalize

    n_articles = matrix.shape[0]
    carriers = np.bincount(matrix.indices, minlength=matrix.shape[1])
    most_carriers = max(LARGEST_SHARE * n_articles, 2)
    columns = np.flatnonzero((carriers >= 2) & (carriers <= most_carriers))
    k = min(k, n_articles // FEWEST)
    if k < 2 or len(columns) <= 2:
        return np.zeros(n_articles, np.int64)
    weights = TfidfTransformer(sublinear_tf=True).fit_transform(matrix[:, columns])
    components = min(COMPONENTS, len(columns) - 1, n_articles - 1)
    positions = normalize(TruncatedSVD(components, random_state=0).fit_transform(weights))
    label = KMeans(k, n_init=4, random_state=0).fit_predict(positions)
    largest_first = np.argsort(-np.bincount(label, minlength=k), kind="stable")
    return np.argsort(largest_first)[label]
