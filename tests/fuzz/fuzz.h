#pragma once

#include <QByteArray>
#include <QList>

#include <cstddef>
#include <cstdint>

/// One fuzz target per parser. Each is a libFuzzer entry point (build with clang, -fsanitize=fuzzer, and one target's file); the driver
/// in driver.cpp runs it with seeded mutations instead, so that every build of the suite does a little of it.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/// What a target starts from: well-formed and hostile inputs.
QList<QByteArray> fuzzSeeds();
