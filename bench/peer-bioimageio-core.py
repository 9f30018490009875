"""Peer of the benchmarks: bioimageio.core with onnxruntime on the same model and image.

Usage: peer-bioimageio-core.py RDF INPUT.npy OUTPUT.npy REPEATS BLOCK_N
Prints one JSON line: {"version", "onnxruntime", "threads", "seconds": [...], "peakBytes"}; OUTPUT gets the prediction.
Threads: onnxruntime uses the cores that this process may use; pin the process to set them.
"""

import json
import os
import resource
import sys
import time

import bioimageio.core
import numpy as np
import onnxruntime
from bioimageio.core import predict
from bioimageio.core.digest_spec import create_sample_for_model
from bioimageio.spec import load_model_description

rdf, source, target, repeats, block_n = sys.argv[1:6]
model = load_model_description(rdf, perform_io_checks=False)
array = np.load(source)
pipeline = bioimageio.core.create_prediction_pipeline(model, weight_format="onnx")
pipeline.load()
sample = create_sample_for_model(model, inputs={model.inputs[0].id: array})
seconds = []
result = None
for _ in range(int(repeats)):
    start = time.perf_counter()
    if int(block_n) > 0:
        result = predict(model=pipeline, inputs=sample, blocksize_parameter=int(block_n))
    else:
        result = predict(model=pipeline, inputs=sample)
    seconds.append(time.perf_counter() - start)
output = result.members[model.outputs[0].id].data.values
np.save(target, np.asarray(output, dtype=np.float32))
print(
    json.dumps(
        {
            "version": bioimageio.core.__version__,
            "onnxruntime": onnxruntime.__version__,
            "threads": len(os.sched_getaffinity(0)),
            "seconds": seconds,
            "peakBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        }
    )
)
