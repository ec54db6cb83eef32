#!/usr/bin/env python3
"""gensim's side of `word2vec-accuracy`: word vectors of a text, their analogies, and the speed of the training alone.

    /usr/bin/python3 word2vec_gensim.py TEXT QUESTIONS EPOCHS SEED WORKERS VECTORS      (Debian: python3-gensim)

TEXT has a sentence a line; the vectors are written to VECTORS in word2vec's text format.
"""
import json
import sys
import time

from gensim.models import Word2Vec

text, questions, epochs, seed, workers, vectors = sys.argv[1:]
sentences = [line.split() for line in open(text, encoding="utf-8")]
model = Word2Vec(vector_size=100, window=5, sg=1, hs=0, negative=5, sample=1e-3, min_count=5, workers=int(workers), seed=int(seed))
model.build_vocab(sentences)
start = time.perf_counter()
# As often as Cahier counts them: words without the rare ones.
words = sum(model.wv.get_vecattr(word, "count") for word in model.wv.index_to_key) * int(epochs)
model.train(sentences, total_examples=model.corpus_count, epochs=int(epochs))
seconds = time.perf_counter() - start
accuracy, _ = model.wv.evaluate_word_analogies(questions)
model.wv.save_word2vec_format(vectors)
print(json.dumps({"words_per_second": words / seconds, "accuracy": accuracy}))
