#include "forms/look/theme.h"
