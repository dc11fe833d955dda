#ifndef COCR_H
#define COCR_H

#include <stddef.h>
#include <stdint.h>

// The recognition engines are optional and large: both are loaded with dlopen when the first picture
// comes, so that the program starts without them and runs where they are not installed.
//
// Every function that can fail writes an English reason of at most GW_OCR_MESSAGE bytes, ended by a
// zero, into `message`.
#define GW_OCR_MESSAGE 512

// ---- Neural networks: the C library of OpenVINO ----

typedef struct gw_runtime gw_runtime;
typedef struct gw_network gw_network;

// Loads the library at `path`. NULL where it cannot be loaded. It stays loaded until the end of the
// process, because its threads cannot be unloaded safely.
gw_runtime *gw_runtime_open(const char *path, char *message);
void gw_runtime_close(gw_runtime *runtime);

// Reads and compiles an ONNX model with one input and one output of 32-bit floats, for one thread of
// the processor. NULL where that fails. The runtime must outlive the network.
gw_network *gw_network_open(gw_runtime *runtime, const char *path, char *message);
void gw_network_close(gw_network *network);

// Runs the network on `input` of `shape` (batch, channels, height, width). The answer and its shape
// (up to four numbers, the rest 1) belong to the network and hold until the next run or its end.
// 1, or 0 where it failed.
int gw_network_run(
    gw_network *network, float *input, const int64_t shape[4], const float **output,
    int64_t output_shape[4], char *message);

// ---- Tesseract ----

typedef struct gw_tesseract gw_tesseract;

typedef struct {
  uint32_t scalar;
  float confidence;  // 0 to 1
  int32_t left, top, right, bottom;
  int32_t starts_line;  // 1 for the first character of a line
  int32_t starts_word;
} gw_symbol;

// Loads Tesseract with the model of `language` from the folder `data` (NULL: where the system keeps
// it). `mode` is its page segmentation mode.
gw_tesseract *gw_tesseract_open(const char *data, const char *language, int mode, char *message);
void gw_tesseract_close(gw_tesseract *engine);

// Recognises a grey picture, a byte a pixel. The symbols belong to the engine and hold until the next
// picture. Their number, or -1 where it failed.
int64_t gw_tesseract_read(
    gw_tesseract *engine, const uint8_t *grey, int32_t width, int32_t height, int32_t resolution,
    const gw_symbol **symbols, char *message);

// ---- Pixels ----
// Done in C because an unoptimised build of the same loops in Swift takes minutes a page. Pictures
// are red, green, blue, a byte each, row by row.

// Fills a network input of `out_width` x `out_height` with a part of a picture: blue, green, red
// planes from -1 to 1. Output pixel (u, v) is the mean of the parallelogram that its square covers in
// the picture: its corner lies at (x + u*ax + v*bx, y + u*ay + v*by). Pixels from `used_width` and
// `used_height` on are `padding`.
typedef struct {
  float x, y, ax, ay, bx, by;
} gw_frame;

void gw_sample(
    const uint8_t *pixels, int32_t width, int32_t height, gw_frame frame, int32_t used_width,
    int32_t used_height, int32_t out_width, int32_t out_height, float padding, float *output);

// A run of set pixels on a row, [start, end), with the component that it belongs to (from 0).
typedef struct {
  int32_t row, start, end, component;
} gw_run;

// Runs of the pixels of a map above `threshold` (each widened by a pixel to the right and below where
// `widen` is not 0), joined to components that touch by sides or corners, row by row. Answers at most
// `capacity` runs: the number written; where there are more the rest is left out.
int64_t gw_components(
    const float *map, int32_t width, int32_t height, float threshold, int widen, gw_run *runs,
    int64_t capacity, int32_t *components);

// Mean of a map inside a rectangle of centre (x, y) with half axes (ax, ay) and (bx, by).
float gw_mean_inside(
    const float *map, int32_t width, int32_t height, float x, float y, float ax, float ay,
    float bx, float by);

// Index and value of the largest of each of `rows` rows of `columns` values.
void gw_largest(
    const float *values, int64_t rows, int64_t columns, int32_t *indices, float *largest);

// The grey of a picture, blurred by a Gaussian of standard deviation `sigma` pixels (0: not).
void gw_grey(
    const uint8_t *pixels, int32_t width, int32_t height, float sigma, uint8_t *grey);

#endif
