#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cocr.h"

static int32_t clamp(int32_t value, int32_t low, int32_t high) {
  return value < low ? low : value > high ? high : value;
}

// How many samples along an axis of a pixel: one for each source pixel that it steps over.
static int samples(float dx, float dy) {
  const float length = sqrtf(dx * dx + dy * dy);
  if (!(length > 1.25f)) return 1;
  return length > 8 ? 8 : (int)ceilf(length);
}

void gw_sample(
    const uint8_t *pixels, int32_t width, int32_t height, gw_frame f, int32_t used_width,
    int32_t used_height, int32_t out_width, int32_t out_height, float padding, float *output) {
  const size_t plane = (size_t)out_width * (size_t)out_height;
  for (size_t i = 0; i < 3 * plane; i++) output[i] = padding;
  if (width <= 0 || height <= 0) return;
  const int across = samples(f.ax, f.ay), down = samples(f.bx, f.by);
  const float part = 1.0f / (float)(across * down);
  // Beyond the edge the picture goes on as its edge is.
  const float limit_x = (float)width - 1, limit_y = (float)height - 1;
  for (int32_t v = 0; v < used_height && v < out_height; v++) {
    for (int32_t u = 0; u < used_width && u < out_width; u++) {
      float sum[3] = {0, 0, 0};
      for (int j = 0; j < down; j++) {
        for (int i = 0; i < across; i++) {
          const float s = (float)u + ((float)i + 0.5f) / (float)across;
          const float t = (float)v + ((float)j + 0.5f) / (float)down;
          float x = f.x + s * f.ax + t * f.bx - 0.5f;
          float y = f.y + s * f.ay + t * f.by - 0.5f;
          x = x > 0 ? (x < limit_x ? x : limit_x) : 0;
          y = y > 0 ? (y < limit_y ? y : limit_y) : 0;
          const int32_t left = (int32_t)x, top = (int32_t)y;
          const int32_t right = left + (left < width - 1), bottom = top + (top < height - 1);
          const float fx = x - (float)left, fy = y - (float)top;
          const uint8_t *a = pixels + 3 * ((size_t)top * (size_t)width + (size_t)left);
          const uint8_t *b = pixels + 3 * ((size_t)top * (size_t)width + (size_t)right);
          const uint8_t *c = pixels + 3 * ((size_t)bottom * (size_t)width + (size_t)left);
          const uint8_t *d = pixels + 3 * ((size_t)bottom * (size_t)width + (size_t)right);
          for (int k = 0; k < 3; k++) {
            const float upper = (float)a[k] + fx * ((float)b[k] - (float)a[k]);
            const float lower = (float)c[k] + fx * ((float)d[k] - (float)c[k]);
            sum[k] += upper + fy * (lower - upper);
          }
        }
      }
      float *out = output + (size_t)v * (size_t)out_width + (size_t)u;
      for (int k = 0; k < 3; k++) out[(size_t)(2 - k) * plane] = sum[k] * part / 127.5f - 1;
    }
  }
}

// The component that a provisional one was joined to.
static int32_t root(int32_t *parents, int32_t of) {
  while (parents[of] != of) {
    parents[of] = parents[parents[of]];
    of = parents[of];
  }
  return of;
}

static int is_set(
    const float *map, int32_t width, int32_t x, int32_t y, float threshold, int widen) {
  const float *here = map + (size_t)y * (size_t)width + (size_t)x;
  if (*here > threshold) return 1;
  if (!widen) return 0;
  return (x > 0 && here[-1] > threshold) || (y > 0 && here[-width] > threshold) ||
         (x > 0 && y > 0 && here[-width - 1] > threshold);
}

int64_t gw_components(
    const float *map, int32_t width, int32_t height, float threshold, int widen, gw_run *runs,
    int64_t capacity, int32_t *components) {
  *components = 0;
  if (capacity > INT32_MAX) capacity = INT32_MAX;
  int32_t *parents = malloc((size_t)(capacity > 0 ? capacity : 1) * sizeof *parents);
  if (parents == NULL) return 0;
  int64_t count = 0, above = 0;
  for (int32_t y = 0; y < height; y++) {
    const int64_t row = count;
    int64_t candidate = above;
    for (int32_t x = 0; x < width && count < capacity;) {
      if (!is_set(map, width, x, y, threshold, widen)) {
        x++;
        continue;
      }
      const int32_t start = x;
      while (x < width && is_set(map, width, x, y, threshold, widen)) x++;
      const int32_t own = (int32_t)count;
      parents[own] = own;
      runs[count++] = (gw_run){y, start, x, own};
      // Corners count as touching.
      while (candidate < row && (runs[candidate].row != y - 1 || runs[candidate].end < start))
        candidate++;
      for (int64_t i = candidate; i < row && runs[i].start <= x; i++) {
        const int32_t a = root(parents, own), b = root(parents, (int32_t)i);
        if (a < b) parents[b] = a;
        else parents[a] = b;
      }
    }
    above = row;
  }
  // Roots are the first runs of their components: number them in that order.
  for (int64_t i = 0; i < count; i++) {
    const int32_t first = root(parents, (int32_t)i);
    runs[i].component = first == (int32_t)i ? (*components)++ : runs[first].component;
  }
  free(parents);
  return count;
}

float gw_mean_inside(
    const float *map, int32_t width, int32_t height, float x, float y, float ax, float ay,
    float bx, float by) {
  const float reach_x = fabsf(ax) + fabsf(bx), reach_y = fabsf(ay) + fabsf(by);
  const float a2 = ax * ax + ay * ay, b2 = bx * bx + by * by;
  if (!(a2 > 0) || !(b2 > 0) || !(reach_x < 1e6f) || !(reach_y < 1e6f)) return 0;
  const int32_t left = clamp((int32_t)floorf(x - reach_x), 0, width - 1);
  const int32_t right = clamp((int32_t)ceilf(x + reach_x), 0, width - 1);
  const int32_t top = clamp((int32_t)floorf(y - reach_y), 0, height - 1);
  const int32_t bottom = clamp((int32_t)ceilf(y + reach_y), 0, height - 1);
  double sum = 0;
  int64_t count = 0;
  for (int32_t v = top; v <= bottom; v++) {
    for (int32_t u = left; u <= right; u++) {
      const float dx = (float)u + 0.5f - x, dy = (float)v + 0.5f - y;
      if (fabsf(dx * ax + dy * ay) > a2 || fabsf(dx * bx + dy * by) > b2) continue;
      sum += map[(size_t)v * (size_t)width + (size_t)u];
      count++;
    }
  }
  return count > 0 ? (float)(sum / (double)count) : 0;
}

void gw_largest(
    const float *values, int64_t rows, int64_t columns, int32_t *indices, float *largest) {
  for (int64_t row = 0; row < rows; row++) {
    const float *of = values + row * columns;
    int32_t best = 0;
    for (int64_t i = 1; i < columns; i++)
      if (of[i] > of[best]) best = (int32_t)i;
    indices[row] = best;
    largest[row] = columns > 0 ? of[best] : 0;
  }
}

void gw_grey(
    const uint8_t *pixels, int32_t width, int32_t height, float sigma, uint8_t *grey) {
  if (width <= 0 || height <= 0) return;
  const size_t count = (size_t)width * (size_t)height;
  for (size_t i = 0; i < count; i++) {
    const uint8_t *p = pixels + 3 * i;
    grey[i] = (uint8_t)((77 * p[0] + 150 * p[1] + 29 * p[2] + 128) >> 8);
  }
  if (!(sigma > 0)) return;
  int32_t weights[33];
  const int32_t reach = clamp((int32_t)ceilf(3 * sigma), 1, 32);
  float total = 0;
  for (int32_t i = -reach; i <= reach; i++) total += expf(-(float)(i * i) / (2 * sigma * sigma));
  for (int32_t i = 0; i <= reach; i++)
    weights[i] = (int32_t)lrintf(65536 * expf(-(float)(i * i) / (2 * sigma * sigma)) / total);
  uint8_t *line = malloc((size_t)(width > height ? width : height));
  if (line == NULL) return;
  for (int pass = 0; pass < 2; pass++) {
    const int32_t lines = pass == 0 ? height : width, length = pass == 0 ? width : height;
    const size_t step = pass == 0 ? 1 : (size_t)width, stride = pass == 0 ? (size_t)width : 1;
    for (int32_t j = 0; j < lines; j++) {
      uint8_t *at = grey + (size_t)j * stride;
      for (int32_t i = 0; i < length; i++) line[i] = at[(size_t)i * step];
      for (int32_t i = 0; i < length; i++) {
        int32_t sum = 32768 + weights[0] * line[i];
        for (int32_t k = 1; k <= reach; k++)
          sum += weights[k] * (line[i < k ? 0 : i - k] + line[i + k < length ? i + k : length - 1]);
        sum >>= 16;
        at[(size_t)i * step] = (uint8_t)(sum > 255 ? 255 : sum);
      }
    }
  }
  free(line);
}
