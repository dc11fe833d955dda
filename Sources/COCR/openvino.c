#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cocr.h"

// The part of the library's C interface that is used here, by its documented names and signatures.
// The library is not there when this is built, so that it has no headers to include.
typedef struct {
  const char *key;
  const void *value;
} Property;

typedef struct {
  int64_t rank;
  int64_t *dimensions;
} Shape;

enum { OK = 0, FLOAT32 = 4 };

struct gw_runtime {
  const char *(*last_error)(void);
  int (*core_create)(void **);
  void (*core_free)(void *);
  int (*compile)(const void *, const char *, const char *, size_t, const Property *, void **);
  void (*compiled_free)(void *);
  int (*create_request)(const void *, void **);
  void (*request_free)(void *);
  int (*set_input)(void *, const void *);
  int (*infer)(void *);
  int (*get_output)(const void *, void **);
  int (*tensor_create)(unsigned, Shape, void *, void **);
  int (*tensor_shape)(const void *, Shape *);
  int (*tensor_type)(const void *, unsigned *);
  int (*tensor_data)(const void *, void **);
  void (*tensor_free)(void *);
  int (*shape_free)(Shape *);
  void *core;
};

struct gw_network {
  gw_runtime *runtime;
  void *compiled;
  void *request;
  void *output;
};

static void say(char *message, const char *what, const char *why) {
  snprintf(message, GW_OCR_MESSAGE, "%s: %s", what, why == NULL || *why == 0 ? "failed" : why);
}

// The library's own reason runs over several lines: the first that says something is enough.
static void say_last_error(const gw_runtime *runtime, char *message, const char *what) {
  say(message, what, runtime->last_error());
  for (char *c = message; *c != 0; c++)
    if (*c == '\n' || *c == '\r') *c = ' ';
}

gw_runtime *gw_runtime_open(const char *path, char *message) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    say(message, "cannot load OpenVINO", dlerror());
    return NULL;
  }
  gw_runtime *runtime = calloc(1, sizeof *runtime);
  if (runtime == NULL) {
    say(message, "OpenVINO", "out of memory");
    return NULL;
  }
  const struct {
    const char *name;
    void **address;
  } table[] = {
      {"ov_get_last_err_msg", (void **)&runtime->last_error},
      {"ov_core_create", (void **)&runtime->core_create},
      {"ov_core_free", (void **)&runtime->core_free},
      {"ov_core_compile_model_from_file_props", (void **)&runtime->compile},
      {"ov_compiled_model_free", (void **)&runtime->compiled_free},
      {"ov_compiled_model_create_infer_request", (void **)&runtime->create_request},
      {"ov_infer_request_free", (void **)&runtime->request_free},
      {"ov_infer_request_set_input_tensor", (void **)&runtime->set_input},
      {"ov_infer_request_infer", (void **)&runtime->infer},
      {"ov_infer_request_get_output_tensor", (void **)&runtime->get_output},
      {"ov_tensor_create_from_host_ptr", (void **)&runtime->tensor_create},
      {"ov_tensor_get_shape", (void **)&runtime->tensor_shape},
      {"ov_tensor_get_element_type", (void **)&runtime->tensor_type},
      {"ov_tensor_data", (void **)&runtime->tensor_data},
      {"ov_tensor_free", (void **)&runtime->tensor_free},
      {"ov_shape_free", (void **)&runtime->shape_free},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    *table[i].address = dlsym(library, table[i].name);
    if (*table[i].address == NULL) {
      say(message, "this version of OpenVINO lacks", table[i].name);
      free(runtime);
      return NULL;
    }
  }
  if (runtime->core_create(&runtime->core) != OK) {
    say_last_error(runtime, message, "OpenVINO does not start");
    free(runtime);
    return NULL;
  }
  return runtime;
}

void gw_runtime_close(gw_runtime *runtime) {
  if (runtime == NULL) return;
  runtime->core_free(runtime->core);
  free(runtime);
}

gw_network *gw_network_open(gw_runtime *runtime, const char *path, char *message) {
  gw_network *network = calloc(1, sizeof *network);
  if (network == NULL) {
    say(message, path, "out of memory");
    return NULL;
  }
  network->runtime = runtime;
  // Full precision: on processors that have bfloat16 the default takes it and reads worse.
  const Property properties[] = {
      {"INFERENCE_NUM_THREADS", "1"},
      {"NUM_STREAMS", "1"},
      {"INFERENCE_PRECISION_HINT", "f32"},
      {"ENABLE_CPU_PINNING", "NO"},
  };
  const size_t count = sizeof properties / sizeof *properties;
  if (runtime->compile(runtime->core, path, "CPU", count, properties, &network->compiled) != OK ||
      runtime->create_request(network->compiled, &network->request) != OK) {
    say_last_error(runtime, message, path);
    gw_network_close(network);
    return NULL;
  }
  return network;
}

void gw_network_close(gw_network *network) {
  if (network == NULL) return;
  const gw_runtime *runtime = network->runtime;
  if (network->output != NULL) runtime->tensor_free(network->output);
  if (network->request != NULL) runtime->request_free(network->request);
  if (network->compiled != NULL) runtime->compiled_free(network->compiled);
  free(network);
}

// Takes the answer of the last run out of the request.
static int take_output(gw_network *network, const float **output, int64_t output_shape[4]) {
  const gw_runtime *runtime = network->runtime;
  if (runtime->get_output(network->request, &network->output) != OK) return 0;
  unsigned type = 0;
  Shape shape = {0, NULL};
  if (runtime->tensor_type(network->output, &type) != OK || type != FLOAT32) return 0;
  if (runtime->tensor_shape(network->output, &shape) != OK) return 0;
  const int fits = shape.rank >= 0 && shape.rank <= 4;
  for (int64_t i = 0; fits && i < 4; i++)
    output_shape[i] = i < shape.rank ? shape.dimensions[i] : 1;
  runtime->shape_free(&shape);
  return fits && runtime->tensor_data(network->output, (void **)output) == OK;
}

int gw_network_run(
    gw_network *network, float *input, const int64_t shape[4], const float **output,
    int64_t output_shape[4], char *message) {
  const gw_runtime *runtime = network->runtime;
  if (network->output != NULL) {
    runtime->tensor_free(network->output);
    network->output = NULL;
  }
  int64_t dimensions[4];
  memcpy(dimensions, shape, sizeof dimensions);
  void *tensor = NULL;
  const int done =
      runtime->tensor_create(FLOAT32, (Shape){4, dimensions}, input, &tensor) == OK &&
      runtime->set_input(network->request, tensor) == OK &&
      runtime->infer(network->request) == OK && take_output(network, output, output_shape);
  if (!done) say_last_error(runtime, message, "OpenVINO");
  if (tensor != NULL) runtime->tensor_free(tensor);
  return done;
}
