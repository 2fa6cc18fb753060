"""How the reading network of `runut.lang.id` is trained: corpus, pretraining, fine-tuning, silver trees, export.

Needs the extra `train` (torch, onnx). Nothing under `src/` imports it. The recipe is in README.md beside this file.
"""
